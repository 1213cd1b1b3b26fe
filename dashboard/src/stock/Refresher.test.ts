import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refresher } from './Refresher';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('makes many pieces of news one refresh', async () => {
  const task = vi.fn(async () => undefined);
  const refresher = new Refresher(task, 1_000);
  refresher.soon();
  refresher.soon();
  refresher.soon();
  expect(task).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(1_000);
  expect(task).toHaveBeenCalledTimes(1);
});

it('gives up what is running for somebody who waits', () => {
  const signals: AbortSignal[] = [];
  const refresher = new Refresher((signal) => {
    signals.push(signal);
    return new Promise(() => undefined);
  }, 1_000);
  refresher.now();
  refresher.now();

  expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
});

it('does not give up what is running for news, but comes back to it', async () => {
  let finish = () => undefined as void;
  const task = vi.fn((_: AbortSignal) => new Promise<void>((resolve) => (finish = resolve)));
  const refresher = new Refresher(task, 1_000);
  refresher.now();
  refresher.soon();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(task).toHaveBeenCalledTimes(1);

  finish();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(task).toHaveBeenCalledTimes(2);
  expect(task.mock.calls[0]?.[0].aborted).toBe(false);
});

it('does nothing more once stopped', async () => {
  const task = vi.fn(async () => undefined);
  const refresher = new Refresher(task, 1_000);
  refresher.soon();
  refresher.stop();
  await vi.advanceTimersByTimeAsync(5_000);

  expect(task).not.toHaveBeenCalled();
});
