import { useMemo } from 'react';
import { useLocale } from '../i18n/locale';
import { LOCALES } from '../i18n/language';
import { spanOf } from './progress';

/** Says how long so many seconds are, in the language of the reader. */
export function useSpan(): (seconds: number) => string {
  const { language } = useLocale();
  return useMemo(() => {
    const formats = (['second', 'minute', 'hour'] as const).map(
      (unit) => [unit, new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'short' })] as const,
    );
    return (seconds) => {
      const { value, unit } = spanOf(seconds);
      return formats.find(([name]) => name === unit)?.[1].format(value) ?? String(value);
    };
  }, [language]);
}
