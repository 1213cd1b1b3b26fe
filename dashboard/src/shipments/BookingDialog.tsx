import { useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { FoundProduct, Quote } from '#api';
import { body, writeHeaders } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { Field, Form, textIn } from '../ui/Form';
import { useToasts } from '../ui/toasts';
import { AddressFields } from './AddressFields';
import { addressIn, customerIn, itemsIn, parcelsIn, requireTyped } from './booking';
import { ItemFields } from './ItemFields';
import { PARCEL_FIELDS } from './parcel';
import { QuoteChoice } from './QuoteChoice';
import { texts } from './texts';
import { SHIPMENTS } from './useShipments';

const MOST_PARCELS = 20;

interface Props {
  readonly onClose: () => void;
  readonly onBooked: (id: string) => void;
}

/** Books a shipment in two steps: what it is, then with whom of those that carry it. */
export function BookingDialog({ onClose, onBooked }: Props) {
  const { t } = useTexts(texts);
  const { api, may } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const [parcels, setParcels] = useState<readonly number[]>([0]);
  const [items, setItems] = useState<readonly FoundProduct[]>([]);
  const [quotes, setQuotes] = useState<readonly Quote[] | null>(null);

  async function send(values: FormData, key: string) {
    requireTyped(values, t('missing'));
    const goods = itemsIn(values, items, t('noQuantity'));
    const consignment = {
      from: addressIn(values, 'from'),
      to: addressIn(values, 'to'),
      parcels: parcelsIn(values, parcels.length, t('noMeasure')),
    };
    if (quotes === null || quotes.length === 0) {
      // Asking changes nothing, and so needs no key.
      const found = await body(api.POST('/api/shipments/quotes', { body: consignment }));
      setQuotes(found.items);
      return;
    }
    const booked = await body(
      api.POST('/api/shipments', {
        headers: writeHeaders({ key }),
        body: {
          ...consignment,
          reference: textIn(values, 'reference'),
          customer: customerIn(values),
          carrier: textIn(values, 'carrier'),
          ...(goods.length === 0 ? {} : { items: goods }),
        },
      }),
    );
    toasts.done(t('booked', { reference: booked.reference, number: booked.trackingNumber }));
    void client.invalidateQueries({ queryKey: SHIPMENTS });
    onBooked(booked.id);
  }

  return (
    <Dialog title={t('book')} onClose={onClose} wide>
      <div
        className="booking"
        onChange={(event) => {
          if (hasOtherPrices(event.target)) {
            setQuotes(null);
          }
        }}
      >
        <Form
          action={t(quotes === null || quotes.length === 0 ? 'showPrices' : 'book')}
          onSubmit={send}
          onCancel={onClose}
        >
          <div className="form-row">
            <Field name="reference" label={t('reference')} hint={t('referenceHint')}>
              {(control) => <input {...control} type="text" maxLength={100} autoComplete="off" autoFocus />}
            </Field>
            <Field name="customer/name" label={t('customerName')}>
              {(control) => <input {...control} type="text" maxLength={200} autoComplete="off" />}
            </Field>
            <Field name="customer/email" label={t('customerEmail')}>
              {(control) => <input {...control} type="email" maxLength={254} autoComplete="off" />}
            </Field>
            <Field name="customer/phone" label={t('customerPhone')}>
              {(control) => <input {...control} type="tel" maxLength={50} autoComplete="off" />}
            </Field>
          </div>
          <AddressFields end="from" title={t('from')} />
          <AddressFields end="to" title={t('to')} />
          <fieldset className="booking-part">
            <legend>{t('parcels')}</legend>
            {parcels.map((parcel, index) => (
              <div key={parcel} className="parcel-row">
                <div className="form-row">
                  {PARCEL_FIELDS.map((field) => (
                    <Field key={field} name={`parcels/${index}/${field}`} label={t(field)}>
                      {(control) => <input {...control} type="text" inputMode="decimal" autoComplete="off" />}
                    </Field>
                  ))}
                </div>
                {parcels.length > 1 && (
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('removeParcel')}
                    onClick={() => {
                      setParcels(parcels.filter((each) => each !== parcel));
                      setQuotes(null);
                    }}
                  >
                    <Trash2 size={17} aria-hidden="true" />
                  </button>
                )}
              </div>
            ))}
            {parcels.length < MOST_PARCELS && (
              <button
                type="button"
                className="button quiet"
                onClick={() => {
                  setParcels([...parcels, Math.max(...parcels) + 1]);
                  setQuotes(null);
                }}
              >
                <Plus size={17} aria-hidden="true" />
                {t('addParcel')}
              </button>
            )}
          </fieldset>
          {may('products:read') && <ItemFields items={items} onItems={setItems} />}
          {quotes !== null && <QuoteChoice quotes={quotes} />}
        </Form>
      </div>
    </Dialog>
  );
}

/** Another place or parcel has other prices. */
function hasOtherPrices(field: EventTarget): boolean {
  const name = field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.name : '';
  return /^(from|to|parcels)\//.test(name);
}
