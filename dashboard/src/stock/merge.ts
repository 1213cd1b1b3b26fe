import type { StockItem } from './stock';

/**
 * What to show once a list has been read again. An answer may be older than what a movement has already shown, and
 * the row somebody is working on stays where it is, even if it no longer passes the filter.
 */
export function merge(shown: readonly StockItem[], read: readonly StockItem[], openId: string | null): StockItem[] {
  const known = new Map(shown.map((item) => [item.id, item]));
  const merged = read.map((item) => newer(known.get(item.id), item));
  const at = shown.findIndex((item) => item.id === openId);
  const open = shown[at];
  if (open !== undefined && !merged.some((item) => item.id === open.id)) {
    merged.splice(Math.min(at, merged.length), 0, open);
  }
  return merged;
}

export function replace(shown: readonly StockItem[], item: StockItem): StockItem[] {
  return shown.map((each) => (each.id === item.id ? newer(each, item) : each));
}

function newer(known: StockItem | undefined, read: StockItem): StockItem {
  return known !== undefined && known.version > read.version ? known : read;
}
