import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../i18n/locale';
import { useAddress } from '../ui/useAddress';
import { EmptyState, FailedState, LoadingState } from '../ui/states';
import { HistoryTimeline } from './HistoryTimeline';
import { PastStateCard } from './PastStateCard';
import { texts } from './texts';
import { TimeSlider } from './TimeSlider';
import { useHistory } from './useHistory';
import { useKindName } from './useNames';

/** One thing: a slider over its history, what it was like there, and what happened to it. */
export function ThingPage({ entityType, id }: { entityType: string; id: string }) {
  const { t } = useTexts(texts);
  const kindName = useKindName();
  const { query, entries } = useHistory(entityType, id);
  const { search, change } = useAddress();
  const asked = search.get('version');
  // Where the slider is; without one it stays at the newest.
  const [version, setVersion] = useState(asked !== null && /^\d+$/.test(asked) ? Number(asked) : null);

  function choose(next: number | null) {
    setVersion(next);
    change(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === null) {
          after.delete('version');
        } else {
          after.set('version', String(next));
        }
        return after;
      },
      { replace: true },
    );
  }

  const last = (entries?.length ?? 0) - 1;
  const index = version === null ? last : (entries?.findLastIndex((entry) => entry.version <= version) ?? -1);
  const entry = entries?.[Math.max(index, 0)];
  return (
    <>
      <div className="page-head">
        <h1 className="thing-title">
          {kindName(entityType)} <code>{id}</code>
        </h1>
        <Link className="button" href="/audit">
          <ArrowLeft size={17} aria-hidden="true" />
          {t('back')}
        </Link>
      </div>
      {entries === undefined &&
        (query.error === null ? (
          <LoadingState lines={8} />
        ) : (
          <FailedState error={query.error} onRetry={() => void query.refetch()} />
        ))}
      {entries?.length === 0 && <EmptyState title={t('noHistory')} />}
      {entries !== undefined && entry !== undefined && (
        <>
          <TimeSlider
            entries={entries}
            index={Math.max(index, 0)}
            onIndex={(next) => choose(next === last ? null : (entries[next]?.version ?? null))}
          />
          <div className="thing">
            <PastStateCard entityType={entityType} id={id} entry={entry} />
            <HistoryTimeline
              entries={entries}
              current={entry}
              onChoose={choose}
              onMore={query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : null}
            />
          </div>
        </>
      )}
    </>
  );
}
