import { useState, type ReactNode } from 'react';
import { problemOf, type Problem } from '../http/problem';
import { useLocale } from '../i18n/locale';
import { Dialog } from './Dialog';
import { ProblemNote } from './ProblemNote';

interface Props {
  readonly title: string;
  readonly action: string;
  /** For what cannot be taken back. */
  readonly danger?: boolean;
  /** Whether it may be done as things stand in the dialog. */
  readonly ready?: boolean;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks once more before something is done, and stays with what went wrong where it was not. */
export function Confirm({ title, action, danger = false, ready = true, onConfirm, onClose, children }: Props) {
  const { t } = useLocale();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function confirm() {
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm();
      onClose();
    } catch (failure) {
      setProblem(problemOf(failure));
      setBusy(false);
    }
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <div className="form">
        {children}
        {problem && <ProblemNote problem={problem} />}
        <div className="form-actions">
          <button type="button" className="button quiet" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button
            type="button"
            className={`button ${danger ? 'danger' : 'primary'}`}
            disabled={busy || !ready}
            onClick={() => void confirm()}
          >
            {action}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
