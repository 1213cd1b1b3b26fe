import { expect, it } from 'vitest';
import { localMoment } from './moment';

it('is the same moment when read back, to the second', () => {
  const instant = '2026-11-21T08:05:09.123Z';
  expect(Date.parse(localMoment(instant))).toBe(Date.parse('2026-11-21T08:05:09Z'));
});
