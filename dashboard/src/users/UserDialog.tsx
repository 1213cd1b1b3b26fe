import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ActivityPage, UserView } from '#api';
import { eventTexts } from '../audit/eventTexts';
import { body } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { Loaded } from '../ui/states';
import { RolesForm } from './RolesForm';
import { texts } from './texts';
import { UserSteps } from './UserSteps';
import { StateBadge } from './UserTable';
import { useUser } from './useUsers';

const LATEST = '10';

/** One user: what they do, whether they may sign in, and what they did lately. */
export function UserDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTexts(texts);
  const { may } = useSession();
  const user = useUser(id);
  return (
    <Dialog title={user.data?.username ?? t('user')} onClose={onClose} wide>
      <Loaded query={user}>
        {(loaded) => (
          <div className="user">
            <Head user={loaded} />
            {may('users:write') && loaded.username != null && (
              <>
                <RolesForm user={loaded} />
                <UserSteps user={loaded} onErased={onClose} />
              </>
            )}
            {may('audit:read') && <Activity id={id} />}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function Head({ user }: { user: UserView }) {
  const { t, format } = useTexts(texts);
  const { may } = useSession();
  return (
    <div className="user-head">
      <StateBadge user={user} />
      <span>{user.email ?? t('erased')}</span>
      <span className="muted">{t('sinceDay', { at: format.dateTime(user.createdAt) })}</span>
      <code className="muted">{user.id}</code>
      {may('audit:read') && <Link href={`/audit/User/${encodeURIComponent(user.id)}`}>{t('history')}</Link>}
    </div>
  );
}

function Activity({ id }: { id: string }) {
  const { t, format } = useTexts(texts);
  const { t: event } = useTexts(eventTexts);
  const { api } = useSession();
  const query = useQuery({
    queryKey: ['users', 'activity', id],
    queryFn: (): Promise<ActivityPage> =>
      body(api.GET('/api/users/{id}/audit-logs', { params: { path: { id }, query: { limit: LATEST } } })),
  });
  return (
    <section aria-labelledby="activity-title">
      <h3 id="activity-title">{t('activity')}</h3>
      <Loaded query={query} lines={3}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="muted">{t('noActivity')}</p>}
            <ol className="user-activity">
              {items.map(({ position, at, action, entityType, entityId }) => (
                <li key={position}>
                  <Link href={`/audit/${encodeURIComponent(entityType)}/${encodeURIComponent(entityId)}`}>
                    {action in eventTexts.en ? event(action as keyof typeof eventTexts.en & string) : action}
                  </Link>
                  <time className="muted" dateTime={at}>
                    {format.dateTimeToSecond(at)}
                  </time>
                </li>
              ))}
            </ol>
          </>
        )}
      </Loaded>
    </section>
  );
}
