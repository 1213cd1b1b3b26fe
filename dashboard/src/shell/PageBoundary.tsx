import { Component, type ReactNode } from 'react';
import { useLocale } from '../i18n/locale';
import { EmptyState } from '../ui/states';

interface Props {
  readonly children: ReactNode;
}

/** A page that breaks, or that cannot be fetched since Waybill was updated meanwhile, takes nothing else with it. */
export class PageBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const { t } = useLocale();
  return (
    <EmptyState title={t('page.broken')}>
      <p className="muted">{t('page.brokenHint')}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('page.reload')}
      </button>
    </EmptyState>
  );
}
