import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { StockItemView } from '#api';
import { body, writeHeaders } from '../http/api';
import type { Problem } from '../http/problem';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Field, Form, textIn } from '../ui/Form';
import { ProblemNote } from '../ui/ProblemNote';
import { useToasts } from '../ui/toasts';
import { changeBy, MOVEMENT_TYPES, type MovementType } from './quantity';
import { texts } from './texts';
import { useQuantityIn } from './useQuantityIn';
import { useGuess } from './useStockList';

/** Records that goods came, left or were counted. The lists show it at once, and as it was if it fails. */
export function MovementForm({ item }: { item: StockItemView }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const guess = useGuess();
  const quantityIn = useQuantityIn();
  const amount = useRef<HTMLInputElement>(null);
  const [type, setType] = useState<MovementType>('RECEIVED');
  const leaves = type === 'SOLD' || type === 'DAMAGED';

  async function record(values: FormData, key: string) {
    const quantity = quantityIn(values, 'quantity', type === 'ADJUSTED' ? 'signed' : 'positive');
    const notes = textIn(values, 'notes');
    const change = changeBy(type, quantity);
    const takeBack = guess({ ...item, quantity: item.quantity + change, available: item.available + change });
    try {
      const movement = await body(
        api.POST('/api/stock/{id}/movements', {
          params: { path: { id: item.id } },
          headers: writeHeaders({ key }),
          body: { type, quantity, ...(notes === '' ? {} : { notes }) },
        }),
      );
      toasts.done(
        t('recorded', {
          product: item.productName,
          previous: format.number(movement.previousQuantity),
          now: format.number(movement.newQuantity),
        }),
      );
      if (amount.current !== null) {
        amount.current.value = '';
      }
    } catch (failure) {
      takeBack(item);
      throw failure;
    } finally {
      void client.invalidateQueries({ queryKey: ['stock', 'item', item.id] });
      void client.invalidateQueries({ queryKey: ['stock', 'movements', item.id] });
    }
  }

  function takeAvailable() {
    if (amount.current !== null) {
      amount.current.value = String(item.available);
      amount.current.focus();
    }
  }

  /** Not enough is left: how many there are, and those instead. */
  function conflict(problem: Problem) {
    if (problem.kind !== 'conflict' || !leaves) {
      return null;
    }
    return (
      <ProblemNote problem={problem}>
        <p>{t('conflict', { available: format.number(item.available) })}</p>
        {item.available > 0 && (
          <button type="button" className="button" onClick={takeAvailable}>
            {t('takeAvailable', { available: format.number(item.available) })}
          </button>
        )}
      </ProblemNote>
    );
  }

  return (
    <Form action={t('record')} onSubmit={record} renderProblem={conflict}>
      <div className="form-row">
        <Field name="type" label={t('type')}>
          {(control) => (
            <select
              {...control}
              value={type}
              onChange={(event) => setType(MOVEMENT_TYPES.find((each) => each === event.target.value) ?? type)}
            >
              {MOVEMENT_TYPES.map((each) => (
                <option key={each} value={each}>
                  {t(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="quantity" label={t('amount')} hint={t(type === 'ADJUSTED' ? 'adjustedHint' : 'amountHint')}>
          {(control) => <input {...control} ref={amount} type="number" step={1} inputMode="numeric" autoFocus />}
        </Field>
        <Field name="notes" label={t('notes')}>
          {(control) => <input {...control} type="text" maxLength={2000} />}
        </Field>
      </div>
    </Form>
  );
}
