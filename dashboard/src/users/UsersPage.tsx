import { useCallback } from 'react';
import { useRoute } from 'wouter';
import { useTexts } from '../i18n/locale';
import { EmptyState, FailedState } from '../ui/states';
import { useAddress } from '../ui/useAddress';
import { useTypedText } from '../ui/useTypedText';
import { filterIn, isEmpty, ROLES, withFilter } from './filter';
import { texts } from './texts';
import { UserDialog } from './UserDialog';
import { UserTable } from './UserTable';
import { useUserList } from './useUsers';
import './users.css';

const TYPING_MILLIS = 250;

export default function UsersPage() {
  const { t } = useTexts(texts);
  const { search, change, goTo } = useAddress();
  const [isUser, user] = useRoute('/users/:id');
  const filter = filterIn(search);
  const [typed, setTyped] = useTypedText(
    filter.text,
    (text) => change((before) => withFilter(before, { text }), { replace: true }),
    TYPING_MILLIS,
  );
  const { query, users } = useUserList(filter);

  const open = useCallback((id: string) => goTo(`/users/${encodeURIComponent(id)}`), [goTo]);
  const close = useCallback(() => goTo('/users'), [goTo]);
  const { fetchNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [fetchNextPage, isFetchingNextPage]);

  function showAll() {
    setTyped('');
    change((before) => withFilter(before, { text: '', role: null, active: null }));
  }

  return (
    <>
      <h1>{t('title')}</h1>
      <div className="toolbar" role="search">
        <input
          type="search"
          className="grow"
          value={typed}
          placeholder={t('search')}
          aria-label={t('search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <select
          aria-label={t('role')}
          value={filter.role ?? ''}
          onChange={(event) =>
            change((before) =>
              withFilter(before, { role: ROLES.find((each) => each === event.target.value) ?? null }),
            )
          }
        >
          <option value="">{t('anyRole')}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(role)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('state')}
          value={filter.active === null ? '' : String(filter.active)}
          onChange={(event) =>
            change((before) =>
              withFilter(before, { active: event.target.value === '' ? null : event.target.value === 'true' }),
            )
          }
        >
          <option value="">{t('anyState')}</option>
          <option value="true">{t('active')}</option>
          <option value="false">{t('inactive')}</option>
        </select>
      </div>
      {query.error !== null && users === undefined ? (
        <FailedState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <UserTable
          users={users}
          stale={query.isPlaceholderData}
          hasMore={query.hasNextPage}
          loadingMore={isFetchingNextPage}
          onMore={more}
          onOpen={open}
          currentId={isUser ? user.id : null}
          empty={
            <EmptyState title={t('nothingFound')}>
              {!isEmpty(filter) && (
                <button type="button" className="button" onClick={showAll}>
                  {t('showAll')}
                </button>
              )}
            </EmptyState>
          }
        />
      )}
      {isUser && <UserDialog key={user.id} id={user.id} onClose={close} />}
    </>
  );
}
