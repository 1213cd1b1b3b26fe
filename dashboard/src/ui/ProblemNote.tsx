import type { ReactNode } from 'react';
import type { Problem } from '../http/problem';
import { useLocale } from '../i18n/locale';

interface Props {
  readonly problem: Problem;
  /** What to do about it. */
  readonly children?: ReactNode;
}

/** A problem where it happened: what it means in the reader's language, then the server's own words. */
export function ProblemNote({ problem, children }: Props) {
  const { t } = useLocale();
  return (
    <div className="problem" role="alert">
      <strong>{t(`problem.${problem.kind}`)}</strong>
      {problem.detail !== null && <span lang="en">{problem.detail}</span>}
      {problem.errors.length > 0 && (
        <ul lang="en">
          {problem.errors.map((error) => (
            <li key={error.pointer + error.detail}>
              <code>{error.pointer.replace(/^\//, '')}</code> {error.detail}
            </li>
          ))}
        </ul>
      )}
      {problem.kind === 'internal' && problem.traceId !== null && (
        <small>{t('problem.trace', { traceId: problem.traceId })}</small>
      )}
      {children}
    </div>
  );
}
