import type { RebuildList, RebuildView } from '#api';

/** Whether nothing more will happen. */
export function isOver({ state }: Pick<RebuildView, 'state'>): boolean {
  return state === 'COMPLETED' || state === 'CANCELLED' || state === 'FAILED';
}

/** How much of a rebuild is done, from 0 to 1. What has nothing to do is done. */
export function shareDone({ state, eventsDone, eventsTotal }: Pick<RebuildView, 'state' | 'eventsDone' | 'eventsTotal'>): number {
  if (state === 'COMPLETED' || eventsTotal <= 0) {
    return 1;
  }
  return Math.min(1, eventsDone / eventsTotal);
}

/** The list with how far a rebuild is; what is over is not begun again by what comes late. */
export function withProgress(list: RebuildList, progress: RebuildView): RebuildList {
  const known = list.items.find(({ id }) => id === progress.id);
  if (known === undefined) {
    return { ...list, items: [progress, ...list.items] };
  }
  return isOver(known) && !isOver(progress)
    ? list
    : { ...list, items: list.items.map((each) => (each.id === progress.id ? progress : each)) };
}

export interface Span {
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour';
}

const MINUTE = 60;
const HOUR = 3_600;

/** So many seconds in the largest unit of which there are two or more. */
export function spanOf(seconds: number): Span {
  if (seconds >= 2 * HOUR) {
    return { value: Math.round(seconds / HOUR), unit: 'hour' };
  }
  return seconds >= 2 * MINUTE
    ? { value: Math.round(seconds / MINUTE), unit: 'minute' }
    : { value: Math.round(seconds), unit: 'second' };
}
