import type { ReactNode } from 'react';
import { problemOf } from '../http/problem';
import { useLocale } from '../i18n/locale';
import { ProblemNote } from './ProblemNote';

/** Nothing is there: why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}

/** It cannot be shown. */
export function FailedState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLocale();
  return (
    <div className="state">
      <ProblemNote problem={problemOf(error)}>
        <button type="button" className="button" onClick={onRetry}>
          {t('action.retry')}
        </button>
      </ProblemNote>
    </div>
  );
}

/** It is about to be shown, in as much room as it will take. */
export function LoadingState({ lines = 6 }: { lines?: number }) {
  const { t } = useLocale();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('list.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What a query has: loading and failing are shown in one way everywhere. What was read before stays while it fails. */
export function Loaded<T>(props: { query: Asked<T>; lines?: number; children: (data: T) => ReactNode }) {
  const { query, lines, children } = props;
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.error !== null && query.error !== undefined) {
    return <FailedState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <LoadingState {...(lines === undefined ? {} : { lines })} />;
}
