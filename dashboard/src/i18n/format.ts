/** Numbers and times as people of a locale write them. */
export interface Format {
  readonly number: (value: number) => string;
  readonly share: (part: number, whole: number) => string;
  readonly dateTime: (instant: string) => string;
  /** The time of day, of milliseconds since 1970. */
  readonly time: (millis: number) => string;
  readonly timeToSecond: (millis: number) => string;
}

export function createFormat(locale: string, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone });
  const timeToSecond = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...zone });
  return {
    number: (value) => number.format(value),
    share: (part, whole) => percent.format(whole === 0 ? 0 : part / whole),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    time: (millis) => time.format(millis),
    timeToSecond: (millis) => timeToSecond.format(millis),
  };
}
