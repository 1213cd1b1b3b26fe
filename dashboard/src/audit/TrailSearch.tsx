import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { TrailEntry, TrailPage } from '#api';
import { body } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useLiveRefresh } from '../live/live';
import { useSession } from '../session/session';
import { DataTable, type Column } from '../ui/DataTable';
import { EmptyState, FailedState } from '../ui/states';
import { useDebounced } from '../ui/useDebounced';
import { ChainCheck } from './ChainCheck';
import { ExportButtons } from './ExportButtons';
import { ENTITY_TYPES, FIELDS, filterIn, queryOf, withFilter, type TrailFilter } from './filter';
import { texts } from './texts';
import { Usage } from './Usage';
import { useEventName, useKindName } from './useNames';

const PAGE = '200';
const TYPING_MILLIS = 300;
const TRAIL = ['audit', 'trail'] as const;

/** What happened, the newest first, and how to find something in it. */
export function TrailSearch() {
  const { t } = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const filter = filterIn(search);
  const [typed, setTyped] = useState(filter);
  const settled = useDebounced(typed, TYPING_MILLIS);

  useEffect(() => {
    setSearch((before) => withFilter(before, settled), { replace: true });
  }, [settled, setSearch]);

  const change = (changed: Partial<TrailFilter>) => setTyped((before) => ({ ...before, ...changed }));
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <div className="page-actions">
          <ExportButtons query={queryOf(filter)} />
          <ChainCheck />
        </div>
      </div>
      <Filters typed={typed} onChange={change} />
      <Trail filter={filter} onClear={() => change(filterIn(new URLSearchParams()))} />
      <Usage userId={filter.userId} />
    </>
  );
}

function Filters({ typed, onChange }: { typed: TrailFilter; onChange: (changed: Partial<TrailFilter>) => void }) {
  const { t } = useTexts(texts);
  const kindName = useKindName();
  const input = (field: keyof TrailFilter, type: 'search' | 'text' | 'date') => (
    <label className="trail-field">
      <span>{t(field)}</span>
      <input
        type={type}
        value={typed[field]}
        autoComplete="off"
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="trail-filters" role="search">
      {input('q', 'search')}
      <label className="trail-field">
        <span>{t('entityType')}</span>
        <select value={typed.entityType} onChange={(event) => onChange({ entityType: event.target.value })}>
          <option value="">{t('anyKind')}</option>
          {ENTITY_TYPES.map((kind) => (
            <option key={kind} value={kind}>
              {kindName(kind)}
            </option>
          ))}
        </select>
      </label>
      {input('from', 'date')}
      {input('to', 'date')}
      <details className="trail-more" open={typed.entityId !== '' || typed.userId !== '' || typed.action !== ''}>
        <summary>{t('moreFilters')}</summary>
        <div className="trail-filters">
          {input('entityId', 'text')}
          {input('userId', 'text')}
          {input('action', 'text')}
        </div>
      </details>
    </div>
  );
}

function Trail({ filter, onClear }: { filter: TrailFilter; onClear: () => void }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const eventName = useEventName();
  const kindName = useKindName();
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
        cell: (entry) => <time dateTime={entry.at}>{format.dateTimeToSecond(entry.at)}</time>,
      },
      {
        id: 'event',
        header: t('event'),
        cell: (entry) => (
          <>
            <span className="cell-main">{eventName(entry.action, entry.summary)}</span>
            <span className="cell-sub">{entry.action}</span>
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
        cell: (entry) => <span className="muted">{entry.userId ?? t('byItself')}</span>,
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
    [t, format, eventName, kindName],
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
