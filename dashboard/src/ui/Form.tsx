import { createContext, useContext, useId, useState, type FormEvent, type ReactNode } from 'react';
import { problemOf, type Problem } from '../http/problem';
import { newKey } from '../http/idempotency';
import { useLocale } from '../i18n/locale';
import { ProblemNote } from './ProblemNote';

/** What is wrong with each field, by its name. */
export type Mistakes = Readonly<Record<string, string>>;

/** Thrown by what a form does with its values: nothing was sent, since these fields cannot be right. */
export class FormMistakes extends Error {
  readonly mistakes: Mistakes;

  constructor(mistakes: Mistakes) {
    super('Some fields of the form are wrong');
    this.mistakes = mistakes;
  }
}

const MistakesContext = createContext<Mistakes>({});

interface Props {
  /** On the button that sends it. */
  readonly action: string;
  /**
   * Does it. The key is the same for each attempt at the same values, so that trying again does nothing twice.
   * Throws a FormMistakes where a field is wrong; a problem is shown with the form.
   */
  readonly onSubmit: (values: FormData, key: string) => Promise<unknown>;
  readonly onCancel?: () => void;
  /** For what is to be shown otherwise than as a note, such as a conflict: gives what to show, or nothing. */
  readonly renderProblem?: (problem: Problem) => ReactNode;
  readonly children: ReactNode;
}

/** A form that says what is wrong where it is wrong. Its fields keep what was typed whatever happens. */
export function Form({ action, onSubmit, onCancel, renderProblem, children }: Props) {
  const { t } = useLocale();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [sent, setSent] = useState({ values: '', key: newKey() });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const text = JSON.stringify([...values]);
    const attempt = text === sent.values ? sent : { values: text, key: newKey() };
    setSent(attempt);
    setBusy(true);
    setProblem(null);
    setMistakes({});
    try {
      await onSubmit(values, attempt.key);
    } catch (failure) {
      if (failure instanceof FormMistakes) {
        setMistakes(failure.mistakes);
        focusFirst(form, failure.mistakes);
      } else {
        const met = problemOf(failure);
        setProblem(met);
        setMistakes(mistakesIn(met, form));
        if (isRefused(met)) {
          // What was refused can be tried again as something new.
          setSent({ values: '', key: newKey() });
        }
      }
    } finally {
      setBusy(false);
    }
  }

  function forgive(event: FormEvent<HTMLFormElement>) {
    const name = (event.target as Element).getAttribute('name') ?? '';
    setMistakes((before) =>
      name in before ? Object.fromEntries(Object.entries(before).filter(([each]) => each !== name)) : before,
    );
  }

  const shown = problem === null ? null : renderProblem?.(problem) || <ProblemNote problem={problem} />;
  return (
    <form className="form" noValidate onInput={forgive} onSubmit={(event) => void submit(event)}>
      <MistakesContext value={mistakes}>{children}</MistakesContext>
      {shown}
      <div className="form-actions">
        {onCancel && (
          <button type="button" className="button quiet" onClick={onCancel}>
            {t('action.cancel')}
          </button>
        )}
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? t('action.saving') : action}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  /** The name of the field, and of the property in the API, such as `quantity` or `price/amount`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly className?: string;
  /** The control, with what it needs to be a part of the field. */
  readonly children: (control: ControlProps) => ReactNode;
}

export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** A label, a control, and a line for a hint or a mistake, so that nothing moves when there is one. */
export function Field({ name, label, hint, className, children }: FieldProps) {
  const mistake = useContext(MistakesContext)[name];
  const id = useId();
  return (
    <div className={`field ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, name, 'aria-invalid': mistake !== undefined, 'aria-describedby': `${id}-note` })}
      <small id={`${id}-note`} className={mistake === undefined ? 'muted' : 'mistake'} role={mistake && 'alert'}>
        {mistake ?? hint ?? '\u00a0'}
      </small>
    </div>
  );
}

/** The trimmed text of a field. */
export function textIn(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function mistakesIn(problem: Problem, form: HTMLFormElement): Mistakes {
  const names = new Set([...new FormData(form).keys()]);
  return Object.fromEntries(
    problem.errors
      .map(({ pointer, detail }) => [pointer.replace(/^\//, ''), detail] as const)
      .filter(([name]) => names.has(name)),
  );
}

/** The server has refused. Otherwise it may have done it, and only its answer has been lost. */
function isRefused(problem: Problem): boolean {
  return problem.status >= 400 && problem.status < 500;
}

function focusFirst(form: HTMLFormElement, mistakes: Mistakes): void {
  const first = [...form.elements].find((element) => (element.getAttribute('name') ?? '') in mistakes);
  if (first instanceof HTMLElement) {
    first.focus();
  }
}
