/** The kinds of things that events tell of. */
export const ENTITY_TYPES = ['Product', 'StockItem', 'Shipment', 'StockTransfer', 'User'] as const;

/** What to look for; it is in the address, to be kept and passed on. */
export interface TrailFilter {
  readonly q: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly userId: string;
  readonly action: string;
  /** The first and the last day, such as `2026-11-21`, in the reader's own time zone. */
  readonly from: string;
  readonly to: string;
}

export const FIELDS = ['q', 'entityType', 'entityId', 'userId', 'action', 'from', 'to'] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function filterIn(search: URLSearchParams): TrailFilter {
  return Object.fromEntries(FIELDS.map((field) => [field, search.get(field) ?? ''])) as unknown as TrailFilter;
}

/** The address with another filter, without what is not chosen. */
export function withFilter(search: URLSearchParams, filter: Partial<TrailFilter>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [field, value] of Object.entries(filter)) {
    if (value === '') {
      next.delete(field);
    } else {
      next.set(field, value);
    }
  }
  return next;
}

/** What the API is asked: days as the moments at which they begin and end. */
export function queryOf(filter: TrailFilter): Readonly<Record<string, string>> {
  const { from, to, ...texts } = filter;
  const asked = Object.entries(texts)
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return {
    ...Object.fromEntries(asked),
    ...(DAY.test(from) ? { from: startOf(from, 0) } : {}),
    ...(DAY.test(to) ? { to: startOf(to, 1) } : {}),
  };
}

function startOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
