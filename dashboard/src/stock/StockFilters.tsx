import { useLocale, useTexts } from '../i18n/locale';
import { STATUSES, type StockFilter } from './filter';
import { texts } from './texts';
import { useLocations } from './useLocations';

interface Props {
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly filter: StockFilter;
  readonly onFilter: (changed: Partial<StockFilter>) => void;
}

export function StockFilters({ typed, onTyped, filter, onFilter }: Props) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const locations = useLocations();
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
      <select
        aria-label={t('status')}
        value={filter.status ?? ''}
        onChange={(event) => onFilter({ status: STATUSES.find((each) => each === event.target.value) ?? null })}
      >
        <option value="">{t('anyStatus')}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {common(`stock.status.${status}`)}
          </option>
        ))}
      </select>
      {(locations.length > 1 || filter.location !== '') && (
        <select
          aria-label={t('location')}
          value={filter.location}
          onChange={(event) => onFilter({ location: event.target.value })}
        >
          <option value="">{t('anyLocation')}</option>
          {[...new Set([...locations, filter.location])].filter(Boolean).map((location) => (
            <option key={location} value={location}>
              {location}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
