import { useState } from 'react';
import { useLocale } from '../i18n/locale';
import { Header } from '../shell/Header';
import type { StockStatus } from '../stock/stock';
import { StockSection } from '../stock/StockSection';
import { Announcement } from './Announcement';
import { LocationBars } from './LocationBars';
import { QuantityChart } from './QuantityChart';
import { Tiles } from './Tiles';
import { useStockStatus } from './useStockStatus';
import '../styles/overview.css';

export function OverviewPage({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useLocale();
  const { report, connection, history, retryNow } = useStockStatus();
  const [status, setStatus] = useState<StockStatus | null>(null);
  return (
    <>
      <Header connection={connection} onRetry={retryNow} onSignOut={onSignOut} />
      <main className="page">
        <h1>{t('overview.title')}</h1>
        <Tiles report={report} status={status} onStatus={setStatus} />
        <div className="charts">
          <QuantityChart history={history} report={report} />
          <LocationBars report={report} />
        </div>
        <StockSection position={report?.position ?? null} status={status} onStatus={setStatus} />
        <Announcement report={report} />
      </main>
    </>
  );
}
