import type { Language } from './language';

/** Which years are counted: those of the Buddhist era (2569) or the common ones (2026). */
export type Era = 'buddhist' | 'gregory';

export const ERAS: readonly Era[] = ['buddhist', 'gregory'];

/** What people who read a language expect where they have not chosen. */
export function usualEra(language: Language): Era {
  return language === 'th' ? 'buddhist' : 'gregory';
}
