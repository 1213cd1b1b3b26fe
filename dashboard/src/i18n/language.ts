export type Language = 'th' | 'en';

export const LANGUAGES: readonly Language[] = ['th', 'en'];

/** What Intl formats numbers and dates by. */
export const LOCALES: Readonly<Record<Language, string>> = { th: 'th-TH', en: 'en-GB' };

/** The first of a browser's preferred languages that there are texts for. */
export function preferred(languages: readonly string[]): Language {
  const known = languages.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'th' || tag === 'en');
  return known === 'th' ? 'th' : 'en';
}
