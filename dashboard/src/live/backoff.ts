const LONGEST_MILLIS = 30_000;

/**
 * How long to wait before connecting again: twice as long after each failure in a row, and never quite the same for
 * two clients, so that a server that comes back is not met by all of them at once.
 */
export function delayAfter(failures: number, baseMillis: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MILLIS, baseMillis * 2 ** failures);
  return full * (0.5 + random() / 2);
}
