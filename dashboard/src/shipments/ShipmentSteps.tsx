import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShipmentView } from '#api';
import { body, writeHeaders } from '../http/api';
import { problemOf, type Problem } from '../http/problem';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { ConflictChoice } from '../ui/ConflictChoice';
import { Field, Form, textIn } from '../ui/Form';
import { ProblemNote } from '../ui/ProblemNote';
import { useToasts } from '../ui/toasts';
import { STATUSES } from './filter';
import { nextSightings } from './steps';
import { texts } from './texts';
import { SHIPMENTS, useGuess } from './useShipments';

const STEPS = { dispatch: 'DISPATCHED', cancel: 'CANCELLED' } as const;

type Step = keyof typeof STEPS;

/**
 * What can be done with a shipment in its state. Handing over and calling off are shown as done at once, and become a
 * choice where somebody else was faster.
 */
export function ShipmentSteps({ shipment }: { shipment: ShipmentView }) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const toasts = useToasts();
  const client = useQueryClient();
  const guess = useGuess();
  const [failed, setFailed] = useState<{ readonly step: Step; readonly problem: Problem } | null>(null);
  const [busy, setBusy] = useState(false);

  async function take(step: Step) {
    setFailed(null);
    setBusy(true);
    const takeBack = guess(shipment, STEPS[step]);
    try {
      const { id, version } = shipment;
      const options = { params: { path: { id } }, headers: writeHeaders({ version }) };
      await body<unknown>(
        step === 'dispatch'
          ? api.POST('/api/shipments/{id}/dispatch', options)
          : api.POST('/api/shipments/{id}/cancel', options),
      );
      toasts.done(t(step === 'dispatch' ? 'dispatched' : 'cancelled', { reference: shipment.reference }));
    } catch (failure) {
      takeBack();
      setFailed({ step, problem: problemOf(failure) });
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: SHIPMENTS });
    }
  }

  if (failed?.problem.kind === 'version-mismatch') {
    return (
      <ConflictChoice
        differences={[
          {
            label: t('status'),
            now: common(`shipment.status.${shipment.status}`),
            mine: common(`shipment.status.${STEPS[failed.step]}`),
          },
        ]}
        onKeepTheirs={() => setFailed(null)}
        onSaveMine={() => void take(failed.step)}
      />
    );
  }
  const isBooked = shipment.status === 'BOOKED';
  const isUnderWay = nextSightings(shipment.status).length > 0;
  return !isBooked && !isUnderWay && failed === null ? null : (
    <div className="shipment-steps">
      {failed && <ProblemNote problem={failed.problem} />}
      {isBooked && (
        <div className="page-actions">
          <button type="button" className="button primary" disabled={busy} onClick={() => void take('dispatch')}>
            {t('dispatch')}
          </button>
          <button type="button" className="button danger" disabled={busy} onClick={() => void take('cancel')}>
            {t('cancel')}
          </button>
        </div>
      )}
      {isUnderWay && !busy && <TrackingForm key={shipment.status} shipment={shipment} />}
    </div>
  );
}

/** Says what was seen of a shipment. */
function TrackingForm({ shipment }: { shipment: ShipmentView }) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const toasts = useToasts();
  const client = useQueryClient();

  async function track(values: FormData, key: string) {
    const [location, description] = [textIn(values, 'location'), textIn(values, 'description')];
    const status = STATUSES.find((each) => each === textIn(values, 'status')) ?? 'IN_TRANSIT';
    await body<unknown>(
      api.POST('/api/shipments/{id}/tracking', {
        params: { path: { id: shipment.id } },
        headers: writeHeaders({ key }),
        body: {
          status,
          ...(location === '' ? {} : { location }),
          ...(description === '' ? {} : { description }),
        },
      }),
    );
    toasts.done(t('tracked', { reference: shipment.reference, status: common(`shipment.status.${status}`) }));
    await client.invalidateQueries({ queryKey: SHIPMENTS });
  }

  return (
    <Form action={t('track')} onSubmit={track}>
      <div className="form-row">
        <Field name="status" label={t('seenAs')}>
          {(control) => (
            <select {...control}>
              {nextSightings(shipment.status).map((status) => (
                <option key={status} value={status}>
                  {common(`shipment.status.${status}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="location" label={t('seenAt')}>
          {(control) => <input {...control} type="text" maxLength={200} autoComplete="off" />}
        </Field>
        <Field name="description" label={t('description')}>
          {(control) => <input {...control} type="text" maxLength={500} autoComplete="off" />}
        </Field>
      </div>
    </Form>
  );
}
