import { useLocale } from '../i18n/locale';
import type { ConnectionState } from '../live/follow';

interface Props {
  readonly state: ConnectionState;
  readonly onRetry: () => void;
}

/** Whether what is shown is live. */
export function ConnectionBadge({ state, onRetry }: Props) {
  const { t } = useLocale();
  return (
    <div className="connection" data-state={state}>
      <span role="status" className="connection-state">
        <span className="dot" aria-hidden="true" />
        {t(`connection.${state}`)}
      </span>
      {state === 'reconnecting' && (
        <button type="button" className="link" onClick={onRetry}>
          {t('connection.retry')}
        </button>
      )}
    </div>
  );
}
