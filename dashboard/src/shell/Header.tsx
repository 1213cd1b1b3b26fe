import { useLocale } from '../i18n/locale';
import { useConnection } from '../live/live';
import { useSession } from '../session/session';
import { ConnectionBadge } from './ConnectionBadge';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';
import { Settings } from './Settings';

export function Header() {
  const { t } = useLocale();
  const { may } = useSession();
  const { state, retryNow } = useConnection();
  return (
    <header className="header">
      <div className="brand">
        <Logo />
        <span className="brand-name">{t('app.name')}</span>
      </div>
      {may('stock:read') && <ConnectionBadge state={state} onRetry={retryNow} />}
      <div className="header-actions">
        <LanguageSwitch />
        <Settings />
      </div>
    </header>
  );
}
