export const TIMES = ['daily', 'weekdays', 'weekly', 'monthly'] as const;

export type Times = (typeof TIMES)[number];

/** The cron expression for how often, at an hour. */
export function cronOf(times: Times, hour: number): string {
  switch (times) {
    case 'daily':
      return `0 ${hour} * * *`;
    case 'weekdays':
      return `0 ${hour} * * MON-FRI`;
    case 'weekly':
      return `0 ${hour} * * MON`;
    case 'monthly':
      return `0 ${hour} 1 * *`;
  }
}

/** How often and at which hour a cron expression of ours is; nothing where it is somebody else's. */
export function timesOf(cron: string): { readonly times: Times; readonly hour: number } | null {
  const hour = Number(/^0 (\d{1,2}) /.exec(cron)?.[1] ?? Number.NaN);
  const times = TIMES.find((each) => cronOf(each, hour) === cron);
  return times === undefined ? null : { times, hour };
}

/** Addresses that were typed with commas, semicolons, spaces or lines between them, each once. */
export function recipientsIn(typed: string): string[] {
  return [...new Set(typed.split(/[\s,;]+/).filter((address) => address !== ''))];
}
