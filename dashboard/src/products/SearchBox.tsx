import { useId } from 'react';
import { useTexts } from '../i18n/locale';
import { SORTS, type Sort } from './search';
import { texts } from './texts';
import { useSuggestions } from './useProducts';

interface Props {
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

const SORT_NAMES = {
  relevance: 'relevance',
  name: 'name',
  newest: 'newest',
  price: 'cheapest',
  '-price': 'dearest',
} as const;

/** Finds as one types; the browser offers the completions, to a keyboard and a screen reader too. */
export function SearchBox({ typed, onTyped, sort, onSort }: Props) {
  const { t } = useTexts(texts);
  const choices = useId();
  const suggestions = useSuggestions(typed);
  return (
    <div className="toolbar" role="search">
      <input
        type="search"
        className="grow"
        value={typed}
        list={choices}
        autoComplete="off"
        maxLength={200}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={(event) => onTyped(event.target.value)}
      />
      <datalist id={choices}>
        {suggestions.map(({ text }) => (
          <option key={text} value={text} />
        ))}
      </datalist>
      <select
        aria-label={t('sort')}
        value={sort}
        onChange={(event) => onSort(SORTS.find((each) => each === event.target.value) ?? 'relevance')}
      >
        {SORTS.map((each) => (
          <option key={each} value={each}>
            {t(SORT_NAMES[each])}
          </option>
        ))}
      </select>
    </div>
  );
}
