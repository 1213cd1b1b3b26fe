import { numberIn } from '../http/report';
import { useTexts } from '../i18n/locale';
import { useConnection } from '../live/live';
import { FailedState } from '../ui/states';
import { Announcement } from './Announcement';
import { LocationBars } from './LocationBars';
import { MovementChart } from './MovementChart';
import { QuantityChart } from './QuantityChart';
import { SalesChart } from './SalesChart';
import { ShipmentBars } from './ShipmentBars';
import { texts } from './texts';
import { Tiles } from './Tiles';
import { useFigures } from './useFigures';
import { useHistories } from './useHistories';
import './overview.css';

export default function OverviewPage() {
  const { t } = useTexts(texts);
  const figures = useFigures();
  const { state } = useConnection();
  const { stock, finance, movements, shipping, shipments } = figures;
  const report = stock.data ?? null;
  const histories = useHistories(
    report?.total.quantity ?? null,
    movements.data === undefined ? null : (numberIn(movements.data.totals[0], 'movements') ?? 0),
    state,
  );
  const failed = [stock, finance, movements, shipping].find((query) => query.error !== null && query.data === undefined);
  return (
    <>
      <h1>{t('title')}</h1>
      {failed && <FailedState error={failed.error} onRetry={() => void failed.refetch()} />}
      <Tiles
        stock={report}
        finance={finance.data ?? null}
        shipping={shipping.data ?? null}
        shipments={shipments.data ?? null}
        movements={histories.movements}
      />
      <div className="charts">
        <QuantityChart history={histories.quantity} report={report} />
        <LocationBars report={report} />
        <MovementChart rate={histories.movements} report={movements.data ?? null} />
        <ShipmentBars shipments={shipments.data ?? null} />
        <SalesChart report={finance.data ?? null} />
      </div>
      <Announcement report={report} />
    </>
  );
}
