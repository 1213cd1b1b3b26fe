import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadLetterPage, DeadLetterView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useLiveRefresh } from '../live/live';
import { useSession } from '../session/session';
import { Confirm } from '../ui/Confirm';
import { FailedState, LoadingState } from '../ui/states';
import { useToasts } from '../ui/toasts';
import { texts } from './texts';

const DEAD_LETTERS = ['operations', 'dead-letters'] as const;
const LOOK_MILLIS = 10_000;
const PAGE = '50';

/** The events that a read model could not handle, to try again or to give up. */
export function DeadLetters() {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const query = useInfiniteQuery({
    queryKey: DEAD_LETTERS,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }): Promise<DeadLetterPage> =>
      body(
        api.GET('/api/admin/dead-letters', {
          params: { query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? null,
    refetchInterval: LOOK_MILLIS,
  });
  useLiveRefresh('projections', DEAD_LETTERS);
  const letters = query.data?.pages.flatMap((page) => page.items);
  return (
    <section className="card" aria-labelledby="dead-letters-title">
      <div className="card-head">
        <h2 id="dead-letters-title">{t('deadLetters')}</h2>
      </div>
      {letters === undefined &&
        (query.error === null ? (
          <LoadingState lines={2} />
        ) : (
          <FailedState error={query.error} onRetry={() => void query.refetch()} />
        ))}
      {letters?.length === 0 && <p className="muted">{t('noDeadLetters')}</p>}
      <ul className="dead-letters">
        {letters?.map((letter) => (
          <DeadLetter key={letter.id} letter={letter} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="button" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </button>
      )}
    </section>
  );
}

function DeadLetter({ letter }: { letter: DeadLetterView }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const [dropping, setDropping] = useState(false);
  const [busy, setBusy] = useState(false);
  const params = { path: { id: letter.id } };
  const again = () => client.invalidateQueries({ queryKey: ['operations'] });

  async function retry() {
    setBusy(true);
    try {
      const { handled } = await body(
        api.POST('/api/admin/dead-letters/{id}/retry', { params, headers: writeHeaders() }),
      );
      toasts.done(t(handled ? 'retried' : 'retriedInVain', { event: letter.event }));
      await again();
    } catch (failure) {
      toasts.failed(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <li>
      <div className="dead-letter-what">
        <strong>{letter.event}</strong>
        <span className="muted">
          {[letter.projection, letter.aggregateId, t('tries', { count: format.number(letter.tries) })].join(' · ')}
        </span>
        <span className="muted">{t('parkedAt', { at: format.dateTimeToSecond(letter.parkedAt) })}</span>
        {letter.cause == null ? (
          <span className="muted">{t('waits')}</span>
        ) : (
          <code className="dead-letter-cause" lang="en">
            {letter.cause}
          </code>
        )}
      </div>
      <div className="page-actions">
        <button type="button" className="button" disabled={busy} onClick={() => void retry()}>
          {t('retry')}
        </button>
        <button type="button" className="button danger" disabled={busy} onClick={() => setDropping(true)}>
          {t('drop')}
        </button>
      </div>
      {dropping && (
        <Confirm
          title={t('dropTitle', { event: letter.event })}
          action={t('drop')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/admin/dead-letters/{id}', { params, headers: writeHeaders() });
            toasts.done(t('dropped', { event: letter.event }));
            await again();
          }}
          onClose={() => setDropping(false)}
        >
          <p>{t('dropHint', { projection: letter.projection })}</p>
        </Confirm>
      )}
    </li>
  );
}
