import type { ProductView } from '#api';
import type { Era } from './era';

/** Money as the API has it: a decimal number as a text, so that nothing is rounded on the way. */
export type MoneyAmount = Readonly<ProductView['price']>;

/** Numbers, money and times as people of a locale write them. */
export interface Format {
  readonly number: (value: number) => string;
  /** With at most two decimals. */
  readonly decimal: (value: number) => string;
  /** In so few letters as a tile or an axis has room for. */
  readonly compact: (value: number) => string;
  readonly share: (part: number, whole: number) => string;
  readonly money: (money: MoneyAmount) => string;
  /** Without what is smaller than the currency's main unit. */
  readonly wholeMoney: (money: MoneyAmount) => string;
  /** A day such as `2026-11-21`, which is the same in every time zone. */
  readonly day: (day: string) => string;
  readonly dateTime: (instant: string) => string;
  readonly dateTimeToSecond: (instant: string) => string;
  /** How long ago, or in how long, counted from a moment in milliseconds since 1970. */
  readonly ago: (instant: string, now: number) => string;
  /** The time of day, of milliseconds since 1970. */
  readonly time: (millis: number) => string;
  readonly timeToSecond: (millis: number) => string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

export function createFormat(locale: string, era: Era, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  const calendar = era;
  const number = new Intl.NumberFormat(locale);
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', calendar, timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', calendar, ...zone });
  const toSecond = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', calendar, ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone });
  const timeToSecond = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...zone });
  const currencies = new Map<string, Intl.NumberFormat>();
  const money = ({ amount, currency }: MoneyAmount, digits: Intl.NumberFormatOptions, name: string): string => {
    const key = name + currency;
    const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits } as const;
    const format = currencies.get(key) ?? new Intl.NumberFormat(locale, style);
    currencies.set(key, format);
    return format.format(amount as `${number}`);
  };
  return {
    number: (value) => number.format(value),
    decimal: (value) => decimal.format(value),
    compact: (value) => compact.format(value),
    share: (part, whole) => percent.format(whole === 0 ? 0 : part / whole),
    money: (value) => money(value, {}, 'exact'),
    wholeMoney: (value) => money(value, { maximumFractionDigits: 0 }, 'whole'),
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    dateTimeToSecond: (instant) => toSecond.format(new Date(instant)),
    ago: (instant, now) => {
      const millis = Date.parse(instant) - now;
      const [unit, length] = UNITS.find(([, least]) => Math.abs(millis) >= least) ?? ['second', 1_000];
      return relative.format(Math.round(millis / length), unit);
    },
    time: (millis) => time.format(millis),
    timeToSecond: (millis) => timeToSecond.format(millis),
  };
}
