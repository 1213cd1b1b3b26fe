import { Link } from 'wouter';
import { useLocale } from '../i18n/locale';
import { EmptyState } from '../ui/states';

export function NotFoundPage() {
  const { t } = useLocale();
  return (
    <>
      <h1>{t('page.notFound')}</h1>
      <EmptyState title={t('page.notFoundHint')}>
        <Link href="/" className="button">
          {t('page.toOverview')}
        </Link>
      </EmptyState>
    </>
  );
}
