import { FileText } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { ShipmentView } from '#api';
import { receive, show } from '../http/file';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { ShipmentBadge } from '../ui/Badge';
import { Dialog } from '../ui/Dialog';
import { Loaded } from '../ui/states';
import { useToasts } from '../ui/toasts';
import { carrierName } from './carrier';
import { addressLines } from './places';
import { Goods } from './Goods';
import { ShipmentSteps } from './ShipmentSteps';
import { texts } from './texts';
import { TrackingTimeline } from './TrackingTimeline';
import { useShipment } from './useShipments';

/** One shipment as it is now, what can be done with it, and what happened to it. */
export function ShipmentDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTexts(texts);
  const shipment = useShipment(id);
  return (
    <Dialog title={shipment.data?.reference ?? t('title')} onClose={onClose} wide>
      <Loaded query={shipment}>{(loaded) => <Shipment shipment={loaded} />}</Loaded>
    </Dialog>
  );
}

function Shipment({ shipment }: { shipment: ShipmentView }) {
  const { t } = useTexts(texts);
  const { may } = useSession();
  return (
    <div className="shipment">
      <div className="shipment-head">
        <ShipmentBadge status={shipment.status} />
        <code className="shipment-number">{shipment.trackingNumber}</code>
        <div className="shipment-actions">
          {may('audit:read') && (
            <Link className="button" href={`/audit/Shipment/${encodeURIComponent(shipment.id)}`}>
              {t('history')}
            </Link>
          )}
          <LabelButton shipment={shipment} />
        </div>
      </div>
      {may('shipments:write') && <ShipmentSteps shipment={shipment} />}
      <Facts shipment={shipment} />
      {shipment.items.length > 0 && <Goods items={shipment.items} />}
      <TrackingTimeline shipment={shipment} />
    </div>
  );
}

function LabelButton({ shipment }: { shipment: ShipmentView }) {
  const { t } = useTexts(texts);
  const { send } = useSession();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);

  async function open() {
    setBusy(true);
    try {
      const path = `/api/shipments/${encodeURIComponent(shipment.id)}/label`;
      show(await receive(send, path, `${shipment.trackingNumber}.pdf`, { Accept: 'application/pdf' }));
    } catch (failure) {
      toasts.failed(failure);
    } finally {
      setBusy(false);
    }
  }

  return shipment.status === 'CANCELLED' || shipment.to.line1 == null ? null : (
    <button type="button" className="button" disabled={busy} onClick={() => void open()}>
      <FileText size={17} aria-hidden="true" />
      {t('label')}
    </button>
  );
}

function Facts({ shipment }: { shipment: ShipmentView }) {
  const { t, format, language } = useTexts(texts);
  const { customer } = shipment;
  const contact = [customer.email, customer.phone].filter((line) => line != null && line !== '');
  return (
    <dl className="facts">
      <Fact name={t('customer')}>
        {customer.name ?? t('erased')}
        {contact.map((line) => (
          <span key={line} className="muted">
            {line}
          </span>
        ))}
      </Fact>
      <Fact name={t('to')}>
        <Lines lines={addressLines(shipment.to, language)} />
      </Fact>
      <Fact name={t('from')}>
        <Lines lines={addressLines(shipment.from, language)} />
      </Fact>
      <Fact name={t('carrier')}>
        {carrierName(shipment.carrier)}
        <span className="muted">{shipment.service}</span>
      </Fact>
      <Fact name={t('cost')}>{format.money(shipment.cost)}</Fact>
      <Fact name={t('estimatedDelivery')}>{format.day(shipment.estimatedDelivery)}</Fact>
      <Fact name={t('parcels')}>
        <Lines
          lines={shipment.parcels.map((parcel) =>
            t('parcelSize', {
              weight: format.decimal(parcel.weightGrams / 1000),
              length: format.decimal(parcel.lengthMm / 10),
              width: format.decimal(parcel.widthMm / 10),
              height: format.decimal(parcel.heightMm / 10),
            }),
          )}
        />
      </Fact>
      <Fact name={t('bookedAt')}>{format.dateTime(shipment.bookedAt)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => <span key={`${index} ${line}`}>{line}</span>);
}
