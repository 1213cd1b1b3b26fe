import { Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useRoute } from 'wouter';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Segmented } from '../ui/Segmented';
import { useAddress } from '../ui/useAddress';
import { useTypedText } from '../ui/useTypedText';
import { BookingDialog } from './BookingDialog';
import { filterIn, STATUSES, VIEWS, withFilter } from './filter';
import { ShipmentBoard } from './ShipmentBoard';
import { ShipmentDialog } from './ShipmentDialog';
import { ShipmentTable } from './ShipmentTable';
import { texts } from './texts';
import './shipments.css';

const TYPING_MILLIS = 250;
const NEW = 'new';

export default function ShipmentsPage() {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const { may } = useSession();
  const { search, change, goTo } = useAddress();
  const [isShipment, shipment] = useRoute('/shipments/:id');
  const filter = filterIn(search);
  const [typed, setTyped] = useTypedText(
    filter.text,
    (text) => change((before) => withFilter(before, { text }), { replace: true }),
    TYPING_MILLIS,
  );

  const open = useCallback((id: string) => goTo(`/shipments/${encodeURIComponent(id)}`), [goTo]);
  const close = useCallback(() => goTo('/shipments'), [goTo]);

  function showAll() {
    setTyped('');
    change((before) => withFilter(before, { text: '', status: null }));
  }

  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <div className="page-actions">
          {may('shipments:write') && (
            <button type="button" className="button primary" onClick={() => open(NEW)}>
              <Plus size={17} aria-hidden="true" />
              {t('book')}
            </button>
          )}
        </div>
      </div>
      <div className="toolbar" role="search">
        <input
          type="search"
          className="grow"
          value={typed}
          placeholder={t('search')}
          aria-label={t('search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        {filter.view === 'list' && (
          <select
            aria-label={t('status')}
            value={filter.status ?? ''}
            onChange={(event) =>
              change((before) =>
                withFilter(before, { status: STATUSES.find((each) => each === event.target.value) ?? null }),
              )
            }
          >
            <option value="">{t('anyStatus')}</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {common(`shipment.status.${status}`)}
              </option>
            ))}
          </select>
        )}
        <Segmented
          label={t('view')}
          value={filter.view}
          choices={VIEWS.map((value) => ({ value, label: t(value) }))}
          onChange={(view) => change((before) => withFilter(before, { view }))}
        />
      </div>
      {filter.view === 'board' ? (
        <ShipmentBoard
          text={filter.text}
          onOpen={open}
          onAll={(status) => change((before) => withFilter(before, { view: 'list', status }))}
        />
      ) : (
        <ShipmentTable
          filter={filter}
          onOpen={open}
          onShowAll={showAll}
          currentId={isShipment ? shipment.id : null}
        />
      )}
      {isShipment && shipment.id === NEW && <BookingDialog onClose={close} onBooked={open} />}
      {isShipment && shipment.id !== NEW && <ShipmentDialog key={shipment.id} id={shipment.id} onClose={close} />}
    </>
  );
}
