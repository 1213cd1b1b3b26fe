import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { Link } from 'wouter';
import type { TrailEntry, TrailPage } from '#api';
import { body } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useLiveRefresh } from '../live/live';
import { useSession } from '../session/session';
import { DataTable, type Column } from '../ui/DataTable';
import { EmptyState, FailedState } from '../ui/states';
import { useAddress } from '../ui/useAddress';
import { useTypedText } from '../ui/useTypedText';
import { ChainCheck } from './ChainCheck';
import { ExportButtons } from './ExportButtons';
import { ENTITY_TYPES, FIELDS, filterIn, queryOf, withFilter, type TrailFilter } from './filter';
import { texts } from './texts';
import { Usage } from './Usage';
import { useEventName, useKindName } from './useNames';
import { useUsernames } from './useUsernames';

const PAGE = '200';
const TYPING_MILLIS = 300;
const TRAIL = ['audit', 'trail'] as const;

/** What happened, the newest first, and how to find something in it. */
export function TrailSearch() {
  const { t } = useTexts(texts);
  const { search, change: changeAddress } = useAddress();
  const filter = filterIn(search);
  const change = (changed: Partial<TrailFilter>) =>
    changeAddress((before) => withFilter(before, changed), { replace: true });
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <div className="page-actions">
          <ExportButtons query={queryOf(filter)} />
          <ChainCheck />
        </div>
      </div>
      <Filters filter={filter} onChange={change} />
      <Trail filter={filter} onClear={() => change(filterIn(new URLSearchParams()))} />
      <Usage userId={filter.userId} />
    </>
  );
}

interface FiltersProps {
  readonly filter: TrailFilter;
  readonly onChange: (changed: Partial<TrailFilter>) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useTexts(texts);
  const kindName = useKindName();
  return (
    <div className="trail-filters" role="search">
      <TypedFilter field="q" filter={filter} onChange={onChange} />
      <label className="trail-field">
        <span>{t('entityType')}</span>
        <select value={filter.entityType} onChange={(event) => onChange({ entityType: event.target.value })}>
          <option value="">{t('anyKind')}</option>
          {ENTITY_TYPES.map((kind) => (
            <option key={kind} value={kind}>
              {kindName(kind)}
            </option>
          ))}
        </select>
      </label>
      {(['from', 'to'] as const).map((field) => (
        <label key={field} className="trail-field">
          <span>{t(field)}</span>
          <input type="date" value={filter[field]} onChange={(event) => onChange({ [field]: event.target.value })} />
        </label>
      ))}
      <details className="trail-more" open={filter.entityId !== '' || filter.userId !== '' || filter.action !== ''}>
        <summary>{t('moreFilters')}</summary>
        <div className="trail-filters">
          {(['entityId', 'userId', 'action'] as const).map((field) => (
            <TypedFilter key={field} field={field} filter={filter} onChange={onChange} />
          ))}
        </div>
      </details>
    </div>
  );
}

/** Looks for what is typed once nothing more was typed for a moment. */
function TypedFilter({ field, filter, onChange }: FiltersProps & { field: 'q' | 'entityId' | 'userId' | 'action' }) {
  const { t } = useTexts(texts);
  const [typed, setTyped] = useTypedText(filter[field], (text) => onChange({ [field]: text }), TYPING_MILLIS);
  return (
    <label className="trail-field">
      <span>{t(field)}</span>
      <input type="search" value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
    </label>
  );
}

function Trail({ filter, onClear }: { filter: TrailFilter; onClear: () => void }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const eventName = useEventName();
  const kindName = useKindName();
  const username = useUsernames();
  const asked = queryOf(filter);
  const queryKey = [...TRAIL, JSON.stringify(asked)];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<TrailPage> =>
      body(
        api.GET('/api/audit', {
          signal,
          params: { query: { ...asked, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? null,
    placeholderData: keepPreviousData,
  });
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  // Who has gone down the list reads on; what is new is on top.
  const isShort = (query.data?.pages.length ?? 0) <= 1;
  useLiveRefresh('audit', ...(isShort ? [queryKey] : []));

  const { fetchNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [fetchNextPage, isFetchingNextPage]);
  const columns = useMemo<readonly Column<TrailEntry>[]>(
    () => [
      {
        id: 'at',
        header: t('at'),
        width: '190px',
        hideBelow: 'narrow',
        cell: (entry) => <time dateTime={entry.at}>{format.dateTimeToSecond(entry.at)}</time>,
      },
      {
        id: 'event',
        header: t('event'),
        cell: (entry) => (
          <>
            <span className="cell-main">{eventName(entry.action, entry.summary)}</span>
            <span className="cell-sub">
              <span className="only-narrow">{format.dateTime(entry.at)}</span>
              <span className="trail-action">{entry.action}</span>
            </span>
          </>
        ),
      },
      {
        id: 'thing',
        header: t('thing'),
        hideBelow: 'narrow',
        cell: (entry) => (
          <>
            <span className="cell-main">{kindName(entry.entityType)}</span>
            <span className="cell-sub">{entry.entityId}</span>
          </>
        ),
      },
      {
        id: 'user',
        header: t('by'),
        hideBelow: 'wide',
        cell: (entry) => <span className="muted">{entry.userId == null ? t('byItself') : username(entry.userId)}</span>,
      },
      {
        id: 'actions',
        header: t('actions'),
        hiddenHeader: true,
        width: '112px',
        align: 'end',
        cell: (entry) => (
          <Link
            className="button"
            href={`/audit/${encodeURIComponent(entry.entityType)}/${encodeURIComponent(entry.entityId)}?version=${entry.version}`}
            aria-label={t('historyOf', { thing: `${kindName(entry.entityType)} ${entry.entityId}` })}
          >
            {t('history')}
          </Link>
        ),
      },
    ],
    [t, format, eventName, kindName, username],
  );
  if (query.error !== null && entries === undefined) {
    return <FailedState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const all = FIELDS.every((field) => filter[field] === '');
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={entries}
      rowKey={(entry) => String(entry.position)}
      height="60vh"
      stale={query.isPlaceholderData}
      hasMore={query.hasNextPage}
      loadingMore={isFetchingNextPage}
      onMore={more}
      empty={
        <EmptyState title={t(all ? 'empty' : 'nothingFound')}>
          {!all && (
            <button type="button" className="button" onClick={onClear}>
              {common('action.clear')}
            </button>
          )}
        </EmptyState>
      }
    />
  );
}
