import { useTexts } from '../i18n/locale';
import { texts } from './texts';

export default function AuditPage() {
  const { t } = useTexts(texts);
  return <h1>{t('title')}</h1>;
}
