import { useLocale, useTexts } from '../i18n/locale';
import { Segmented } from '../ui/Segmented';
import { carrierName } from './carrier';
import { STATUSES, VIEWS, type ShipmentFilter } from './filter';
import { texts } from './texts';
import { useCarriers } from './useCarriers';

interface Props {
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly filter: ShipmentFilter;
  readonly onFilter: (changed: Partial<ShipmentFilter>) => void;
}

/** What to show and how. The board has a column for each state, so only the list asks for one. */
export function ShipmentFilters({ typed, onTyped, filter, onFilter }: Props) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const carriers = useCarriers(filter.carrier);
  return (
    <div className="toolbar" role="search">
      <input
        type="search"
        className="grow"
        value={typed}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={(event) => onTyped(event.target.value)}
      />
      {filter.view === 'list' && (
        <select
          aria-label={t('status')}
          value={filter.status ?? ''}
          onChange={(event) => onFilter({ status: STATUSES.find((each) => each === event.target.value) ?? null })}
        >
          <option value="">{t('anyStatus')}</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {common(`shipment.status.${status}`)}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={t('carrier')}
        value={filter.carrier}
        onChange={(event) => onFilter({ carrier: event.target.value })}
      >
        <option value="">{t('anyCarrier')}</option>
        {carriers.map((code) => (
          <option key={code} value={code}>
            {carrierName(code)}
          </option>
        ))}
      </select>
      <Segmented
        label={t('view')}
        value={filter.view}
        choices={VIEWS.map((value) => ({ value, label: t(value) }))}
        onChange={(view) => onFilter({ view })}
      />
    </div>
  );
}
