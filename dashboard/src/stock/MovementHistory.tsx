import { useInfiniteQuery } from '@tanstack/react-query';
import type { StockMovementPage } from '#api';
import { body } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useLiveRefresh } from '../live/live';
import { useSession } from '../session/session';
import { FailedState, LoadingState } from '../ui/states';
import { texts } from './texts';

const PAGE = '10';

/** How the goods of a stock item moved, the newest first. */
export function MovementHistory({ id }: { id: string }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const queryKey = ['stock', 'movements', id];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }): Promise<StockMovementPage> =>
      body(
        api.GET('/api/stock/{id}/movements', {
          params: { path: { id }, query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
  useLiveRefresh('stock', queryKey);
  const movements = query.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-labelledby="movements-title">
      <h3 id="movements-title">{t('history')}</h3>
      {movements === undefined &&
        (query.error === null ? (
          <LoadingState lines={3} />
        ) : (
          <FailedState error={query.error} onRetry={() => void query.refetch()} />
        ))}
      {movements?.length === 0 && <p className="muted">{t('noHistory')}</p>}
      <ol className="movements">
        {movements?.map((movement) => (
          <li key={`${movement.movementId} ${movement.version}`}>
            <time dateTime={movement.at}>{format.dateTimeToSecond(movement.at)}</time>
            <strong>{t(movement.type)}</strong>
            <span className="movement-change">
              {t('historyEntry', {
                previous: format.number(movement.previousQuantity),
                now: format.number(movement.newQuantity),
              })}
            </span>
            <span className="muted">
              {[movement.by?.username ?? t('nobody'), movement.referenceId, movement.notes].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <button type="button" className="button" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </button>
      )}
    </section>
  );
}
