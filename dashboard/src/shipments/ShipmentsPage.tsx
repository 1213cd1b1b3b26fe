import { Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useRoute } from 'wouter';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { useAddress } from '../ui/useAddress';
import { useTypedText } from '../ui/useTypedText';
import { BookingDialog } from './BookingDialog';
import { filterIn, withFilter } from './filter';
import { ShipmentBoard } from './ShipmentBoard';
import { ShipmentDialog } from './ShipmentDialog';
import { ShipmentFilters } from './ShipmentFilters';
import { ShipmentTable } from './ShipmentTable';
import { texts } from './texts';
import './shipments.css';

const TYPING_MILLIS = 250;
const NEW = 'new';

export default function ShipmentsPage() {
  const { t } = useTexts(texts);
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
    change((before) => withFilter(before, { text: '', status: null, carrier: '' }));
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
      <ShipmentFilters
        typed={typed}
        onTyped={setTyped}
        filter={filter}
        onFilter={(changed) => change((before) => withFilter(before, changed))}
      />
      {filter.view === 'board' ? (
        <ShipmentBoard
          text={filter.text}
          carrier={filter.carrier}
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
