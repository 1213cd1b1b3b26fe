import type { ShipmentView } from '#api';
import type { Language } from '../i18n/language';

type End = ShipmentView['to'];

/** Where parcels mostly go; the server takes any country that has a code. */
export const COUNTRIES = [
  'TH', 'AU', 'CN', 'DE', 'FR', 'GB', 'HK', 'ID', 'IN', 'JP', 'KH', 'KR', 'LA', 'MM', 'MY', 'NL', 'NZ', 'PH', 'SE', 'SG',
  'TW', 'US', 'VN',
] as const;

/** The name of a country in a language, or its code where it has none. */
export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** An address, a line for each line of it. Of somebody who was erased, postal code and country are left. */
export function addressLines(end: End, language: Language): string[] {
  return [
    end.name,
    end.line1,
    end.line2,
    [end.city, end.postalCode].filter(Boolean).join(' '),
    countryName(end.country, language),
  ].filter((line): line is string => line != null && line !== '');
}

/** In a word or two, where something goes. */
export function shortPlace(end: End, language: Language): string {
  return end.city ?? end.postalCode ?? countryName(end.country, language);
}
