import { describe, expect, it } from 'vitest';
import type { RebuildView } from '#api';
import { isOver, shareDone, spanOf, withProgress } from './progress';

describe('a rebuild', () => {
  it('is done when it serves, and never more than that', () => {
    expect(shareDone(rebuild('RUNNING', 25, 100))).toBe(0.25);
    expect(shareDone(rebuild('RUNNING', 120, 100))).toBe(1);
    expect(shareDone(rebuild('RUNNING', 0, 0))).toBe(1);
    expect(shareDone(rebuild('COMPLETED', 0, 100))).toBe(1);
  });

  it('gets on in the list', () => {
    const list = { items: [rebuild('RUNNING', 1, 100)] };
    expect(withProgress(list, rebuild('CATCHING_UP', 99, 100)).items[0]?.state).toBe('CATCHING_UP');
    expect(withProgress({ items: [] }, rebuild('RUNNING', 1, 100)).items).toHaveLength(1);
  });

  it('does not begin again by what comes late', () => {
    const over = { items: [rebuild('COMPLETED', 100, 100)] };
    expect(withProgress(over, rebuild('VERIFYING', 100, 100))).toBe(over);
    expect(over.items.every(isOver)).toBe(true);
  });
});

it.each([
  [0.4, 0, 'second'],
  [119, 119, 'second'],
  [120, 2, 'minute'],
  [7199, 120, 'minute'],
  [7200, 2, 'hour'],
])('says %s s as %s %s', (seconds, value, unit) => expect(spanOf(seconds)).toEqual({ value, unit }));

function rebuild(state: RebuildView['state'], eventsDone: number, eventsTotal: number): RebuildView {
  return {
    id: 'r1',
    projection: 'stock',
    state,
    eventsDone,
    eventsTotal,
    ratePerSecond: 10,
    needsConfirmation: false,
    startedAt: '2026-11-21T08:00:00Z',
  };
}
