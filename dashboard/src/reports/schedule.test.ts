import { expect, it } from 'vitest';
import { cronOf, recipientsIn, TIMES, timesOf } from './schedule';

it('reads back when it wrote', () => {
  for (const times of TIMES) {
    expect(timesOf(cronOf(times, 7))).toEqual({ times, hour: 7 });
  }
  expect(timesOf('*/15 * * * *')).toBeNull();
  expect(timesOf('@daily')).toBeNull();
});

it('takes addresses however they are set apart, each once', () =>
  expect(recipientsIn(' a@example.com, b@example.com;\na@example.com ')).toEqual(['a@example.com', 'b@example.com']));
