import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Throttle } from './Throttle';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('makes one of many', () => {
  const work = vi.fn();
  const throttle = new Throttle(work, 1_000);
  throttle.soon();
  throttle.soon();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
  throttle.soon();
  throttle.soon();
  vi.advanceTimersByTime(900);
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(work).toHaveBeenCalledTimes(2);
});

it('does nothing more once it is stopped', () => {
  const work = vi.fn();
  const throttle = new Throttle(work, 1_000);
  throttle.soon();
  throttle.stop();
  vi.advanceTimersByTime(5_000);
  expect(work).not.toHaveBeenCalled();
});
