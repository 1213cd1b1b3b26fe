import { useId } from 'react';
import type { StockItemView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Field, Form, FormMistakes, textIn } from '../ui/Form';
import { useToasts } from '../ui/toasts';
import { texts } from './texts';
import { useLocations } from './useLocations';
import { useQuantityIn } from './useQuantityIn';

/** Sends goods to another location: they arrive there, or they come back. */
export function TransferForm({ item }: { item: StockItemView }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const toasts = useToasts();
  const quantityIn = useQuantityIn();
  const locations = useLocations();
  const choices = useId();

  async function send(values: FormData, key: string) {
    const quantity = quantityIn(values, 'quantity', 'positive');
    const toLocation = textIn(values, 'toLocation');
    if (toLocation === '' || toLocation === item.location) {
      throw new FormMistakes({
        toLocation: toLocation === '' ? t('missing') : t('sameLocation', { location: item.location }),
      });
    }
    await body(
      api.POST('/api/stock/transfers', {
        headers: writeHeaders({ key }),
        body: { productId: item.productId, fromLocation: item.location, toLocation, quantity },
      }),
    );
    toasts.done(t('transferDone', { quantity: format.number(quantity), location: toLocation }));
  }

  return (
    <Form action={t('doTransfer')} onSubmit={send}>
      <div className="form-row">
        <Field name="quantity" label={t('amount')} hint={t('amountHint')}>
          {(control) => <input {...control} type="number" step={1} min={1} inputMode="numeric" autoFocus />}
        </Field>
        <Field name="toLocation" label={t('to')}>
          {(control) => <input {...control} type="text" list={choices} maxLength={100} autoComplete="off" />}
        </Field>
      </div>
      <datalist id={choices}>
        {locations
          .filter((location) => location !== item.location)
          .map((location) => (
            <option key={location} value={location} />
          ))}
      </datalist>
    </Form>
  );
}
