import { useMemo, type ReactNode } from 'react';
import type { UserView } from '#api';
import { useTexts } from '../i18n/locale';
import { Badge } from '../ui/Badge';
import { DataTable, type Column } from '../ui/DataTable';
import { RowTitle } from '../ui/RowTitle';
import { texts } from './texts';

interface Props {
  readonly users: readonly UserView[] | undefined;
  readonly stale: boolean;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (id: string) => void;
  readonly currentId: string | null;
  readonly empty: ReactNode;
}

export function UserTable({ users, onOpen, currentId, ...rest }: Props) {
  const { t, format } = useTexts(texts);
  const columns = useMemo<readonly Column<UserView>[]>(
    () => [
      {
        id: 'user',
        header: t('user'),
        cell: (user) => (
          <>
            <RowTitle label={t('openFor', { user: user.username ?? `${t('erased')} ${user.id}` })} onOpen={() => onOpen(user.id)}>
              {user.username ?? t('erased')}
            </RowTitle>
            <span className="cell-sub">{user.email ?? user.id}</span>
          </>
        ),
      },
      {
        id: 'roles',
        header: t('roles'),
        hideBelow: 'narrow',
        cell: (user) => user.roles.map((role) => t(role)).join(', '),
      },
      {
        id: 'state',
        header: t('state'),
        width: '124px',
        cell: (user) => <StateBadge user={user} />,
      },
      {
        id: 'createdAt',
        header: t('since'),
        width: '180px',
        hideBelow: 'wide',
        cell: (user) => <span className="muted">{format.dateTime(user.createdAt)}</span>,
      },
      {
        id: 'actions',
        header: t('actions'),
        hiddenHeader: true,
        width: '100px',
        align: 'end',
        hideBelow: 'narrow',
        cell: (user) => (
          <button
            type="button"
            className="button"
            aria-label={t('openFor', { user: user.username ?? `${t('erased')} ${user.id}` })}
            onClick={() => onOpen(user.id)}
          >
            {t('open')}
          </button>
        ),
      },
    ],
    [t, format, onOpen],
  );
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={users}
      rowKey={(user) => user.id}
      currentKey={currentId}
      {...rest}
    />
  );
}

export function StateBadge({ user }: { user: UserView }) {
  const { t } = useTexts(texts);
  if (user.username == null) {
    return <Badge tone="plain">{t('erased')}</Badge>;
  }
  return <Badge tone={user.active ? 'good' : 'warn'}>{t(user.active ? 'active' : 'inactive')}</Badge>;
}
