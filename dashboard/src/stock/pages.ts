import type { StockItemView, StockPage } from '#api';
import { passes, type StockFilter } from './filter';

/** The list as far as it was read, page by page, in the order of the ids. */
export interface StockPages {
  readonly pages: readonly StockPage[];
  readonly pageParams: readonly unknown[];
}

/**
 * The list with what changed: an item is replaced unless what is shown is newer, leaves if it no longer belongs here, and
 * comes in where it belongs if that part was already read.
 */
export function withChange(list: StockPages, item: StockItemView, filter: StockFilter): StockPages {
  const shown = list.pages.flatMap((page) => page.items).find(({ id }) => id === item.id);
  if (shown !== undefined && shown.version > item.version) {
    return list;
  }
  if (shown !== undefined) {
    return mapped(list, (items) =>
      passes(item, filter)
        ? items.map((each) => (each.id === item.id ? item : each))
        : items.filter(({ id }) => id !== item.id),
    );
  }
  return passes(item, filter) ? inserted(list, item) : list;
}

/** The list with an item as it will be, if all goes well; whatever is read or told afterwards is shown instead. */
export function withGuess(list: StockPages, item: StockItemView): StockPages {
  return mapped(list, (items) => items.map((each) => (each.id === item.id ? item : each)));
}

function inserted(list: StockPages, item: StockItemView): StockPages {
  const at = list.pages.findIndex((page) => (page.items.at(-1)?.id ?? '') > item.id || page.nextCursor == null);
  if (at < 0) {
    return list;
  }
  const pages = list.pages.map((page, index) =>
    index === at ? { ...page, items: [...page.items, item].sort(byId) } : page,
  );
  return { ...list, pages };
}

function mapped(list: StockPages, change: (items: StockItemView[]) => StockItemView[]): StockPages {
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: change(page.items) })) };
}

function byId(one: StockItemView, other: StockItemView): number {
  return one.id < other.id ? -1 : 1;
}
