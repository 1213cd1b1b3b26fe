import { useState } from 'react';
import type { StockItemView, StockReservation } from '#api';
import { body, writeHeaders } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Field, Form, FormMistakes, textIn } from '../ui/Form';
import { useToasts } from '../ui/toasts';
import { texts } from './texts';
import { useQuantityIn } from './useQuantityIn';

const USUAL_MINUTES = 15;
const SECONDS = 60;

interface Made extends StockReservation {
  readonly referenceId: string;
}

/** Promises goods to an order. What was reserved here can be handed over or given back. */
export function ReservationForm({ item }: { item: StockItemView }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const toasts = useToasts();
  const quantityIn = useQuantityIn();
  const [made, setMade] = useState<readonly Made[]>([]);

  async function reserve(values: FormData, key: string) {
    const quantity = quantityIn(values, 'quantity', 'positive');
    const minutes = quantityIn(values, 'minutes', 'positive');
    const referenceId = textIn(values, 'referenceId');
    if (referenceId === '') {
      throw new FormMistakes({ referenceId: t('missing') });
    }
    const reservation = await body(
      api.POST('/api/stock/{id}/reservations', {
        params: { path: { id: item.id } },
        headers: writeHeaders({ key }),
        body: { referenceId, quantity, expiresInSeconds: minutes * SECONDS },
      }),
    );
    setMade((before) => [...before, { ...reservation, referenceId }]);
    toasts.done(
      t('reservedDone', { quantity: format.number(quantity), until: format.dateTime(reservation.expiresAt) }),
    );
  }

  async function end(reservation: Made, how: 'commit' | 'release') {
    const options = {
      params: { path: { id: item.id, reservationId: reservation.reservationId } },
      headers: writeHeaders(),
    };
    try {
      await (how === 'commit'
        ? body(api.POST('/api/stock/{id}/reservations/{reservationId}/commit', options))
        : body(api.DELETE('/api/stock/{id}/reservations/{reservationId}', options)));
      setMade((before) => before.filter(({ reservationId }) => reservationId !== reservation.reservationId));
      toasts.done(
        t(how === 'commit' ? 'committed' : 'released', { quantity: format.number(reservation.quantity) }),
      );
    } catch (failure) {
      toasts.failed(failure);
    }
  }

  return (
    <>
      <Form action={t('doReserve')} onSubmit={reserve}>
        <div className="form-row">
          <Field name="quantity" label={t('amount')} hint={t('amountHint')}>
            {(control) => <input {...control} type="number" step={1} min={1} inputMode="numeric" autoFocus />}
          </Field>
          <Field name="referenceId" label={t('reference')} hint={t('referenceHint')}>
            {(control) => <input {...control} type="text" maxLength={200} />}
          </Field>
          <Field name="minutes" label={t('minutes')}>
            {(control) => <input {...control} type="number" step={1} min={1} defaultValue={USUAL_MINUTES} />}
          </Field>
        </div>
      </Form>
      {made.length > 0 && (
        <section aria-label={t('reservedHere')}>
          <h3>{t('reservedHere')}</h3>
          <ul className="reservations">
            {made.map((reservation) => (
              <li key={reservation.reservationId}>
                <span>
                  {t('reservedFor', {
                    quantity: format.number(reservation.quantity),
                    reference: reservation.referenceId,
                    until: format.dateTime(reservation.expiresAt),
                  })}
                </span>
                <button type="button" className="button" onClick={() => void end(reservation, 'commit')}>
                  {t('commit')}
                </button>
                <button type="button" className="button quiet" onClick={() => void end(reservation, 'release')}>
                  {t('release')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
