import { useLocale } from '../i18n/locale';
import { STATUSES, type StockStatus } from './stock';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly status: StockStatus | null;
  readonly onStatus: (status: StockStatus | null) => void;
}

export function StockFilters({ text, onText, status, onStatus }: Props) {
  const { t } = useLocale();
  return (
    <search className="filters">
      <input
        type="search"
        value={text}
        maxLength={200}
        placeholder={t('stock.search')}
        aria-label={t('stock.search')}
        onChange={(event) => onText(event.target.value)}
      />
      <select
        value={status ?? ''}
        aria-label={t('stock.status')}
        onChange={(event) => onStatus(STATUSES.find((each) => each === event.target.value) ?? null)}
      >
        <option value="">{t('stock.anyStatus')}</option>
        {STATUSES.map((each) => (
          <option key={each} value={each}>
            {t(`stock.status.${each}`)}
          </option>
        ))}
      </select>
    </search>
  );
}
