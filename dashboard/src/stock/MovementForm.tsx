import { useId, useState, type FormEvent } from 'react';
import { problemOf, type Problem } from '../http/problem';
import { ProblemNote } from '../http/ProblemNote';
import { useLocale } from '../i18n/locale';
import { useSession } from '../session/session';
import {
  MOST,
  MOVEMENT_TYPES,
  newKey,
  readQuantity,
  recordMovement,
  type Movement,
  type MovementType,
  type QuantityMistake,
} from './movement';
import type { StockItem } from './stock';

interface Props {
  readonly id: string;
  readonly item: StockItem;
  readonly onCancel: () => void;
  readonly onRecorded: (movement: Movement) => void;
}

export function MovementForm({ id, item, onCancel, onRecorded }: Props) {
  const { t, format } = useLocale();
  const { client } = useSession();
  const hintId = useId();
  const [type, setType] = useState<MovementType>('RECEIVED');
  const [typed, setTyped] = useState('');
  const [notes, setNotes] = useState('');
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [mistake, setMistake] = useState<QuantityMistake | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  function changed() {
    // What is sent next is another movement, not a repetition.
    setKey(newKey());
    setMistake(null);
    setProblem(null);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const quantity = readQuantity(typed, type);
    if (typeof quantity === 'string') {
      setMistake(quantity);
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const trimmed = notes.trim();
      onRecorded(
        await recordMovement(client, item.id, { type, quantity, ...(trimmed === '' ? {} : { notes: trimmed }) }, key),
      );
    } catch (error) {
      const met = problemOf(error);
      if (isDecided(met)) {
        setKey(newKey());
      }
      setProblem(met);
      setBusy(false);
    }
  }

  const hint = type === 'ADJUSTED' ? t('movement.adjustedHint') : t('movement.quantityHint');
  return (
    <form
      id={id}
      className="movement"
      aria-label={t('movement.openFor', { product: item.productName, location: item.location })}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <label className="field">
        <span>{t('movement.type')}</span>
        <select
          value={type}
          autoFocus
          onChange={(event) => {
            setType(MOVEMENT_TYPES.find((each) => each === event.target.value) ?? type);
            changed();
          }}
        >
          {MOVEMENT_TYPES.map((each) => (
            <option key={each} value={each}>
              {t(`movement.type.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('movement.quantity')}</span>
        <input
          type="number"
          step={1}
          value={typed}
          aria-invalid={mistake !== null}
          aria-describedby={hintId}
          onChange={(event) => {
            setTyped(event.target.value);
            changed();
          }}
        />
        <small id={hintId} className={mistake === null ? 'muted' : 'mistake'} aria-live="polite">
          {mistake === null ? hint : t(`movement.${mistake}`, { most: format.number(MOST) })}
        </small>
      </label>
      <label className="field grow">
        <span>{t('movement.notes')}</span>
        <input
          type="text"
          value={notes}
          maxLength={2000}
          onChange={(event) => {
            setNotes(event.target.value);
            changed();
          }}
        />
      </label>
      <div className="movement-actions">
        <button type="submit" className="button primary" disabled={busy}>
          {t(busy ? 'movement.recording' : 'movement.record')}
        </button>
        <button type="button" className="button quiet" onClick={onCancel}>
          {t('movement.cancel')}
        </button>
      </div>
      {problem !== null && <ProblemNote problem={problem} />}
    </form>
  );
}

/** The server has refused. Otherwise it may have recorded the movement, and only its answer has been lost. */
function isDecided(problem: Problem): boolean {
  return problem.status >= 400 && problem.status < 500;
}
