const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MILLIS = 86_400_000;

/** The first and the last day of a report, such as `2026-11-21`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The whole days up to one, it being the last of them. */
export function lastDays(count: number, today: string): Period {
  return { from: dayOf(Date.parse(`${today}T00:00:00Z`) - (count - 1) * DAY_MILLIS), to: today };
}

/** The day it is in a zone such as `Asia/Bangkok`; without one, where the reader is. */
export function today(now: Date, zone: string | undefined): string {
  // The English of Canada writes days as the API does.
  return new Intl.DateTimeFormat('en-CA', zone ? { timeZone: zone } : {}).format(now);
}

/** The period in an address; what is no day, or the wrong way round, is not there. */
export function periodIn(search: URLSearchParams): Period | null {
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** How many days a period has, both ends counted. */
export function daysIn({ from, to }: Period): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MILLIS) + 1;
}

function dayOf(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}
