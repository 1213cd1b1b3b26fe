import { useLocale } from '../i18n/locale';
import type { ConnectionState } from '../live/follow';
import { ConnectionBadge } from './ConnectionBadge';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';

interface Props {
  readonly connection: ConnectionState;
  readonly onRetry: () => void;
  readonly onSignOut: () => void;
}

export function Header({ connection, onRetry, onSignOut }: Props) {
  const { t } = useLocale();
  return (
    <header className="header">
      <div className="brand">
        <Logo />
        <span className="brand-name">{t('app.name')}</span>
      </div>
      <ConnectionBadge state={connection} onRetry={onRetry} />
      <div className="header-actions">
        <LanguageSwitch />
        <button type="button" className="button quiet" onClick={onSignOut}>
          {t('session.signOut')}
        </button>
      </div>
    </header>
  );
}
