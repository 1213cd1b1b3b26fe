import { useTexts } from '../i18n/locale';
import type { MistakeTexts } from './fields';
import { texts } from './texts';

/** What to say of a field that cannot be right, in the language of the reader. */
export function useMistakeTexts(): MistakeTexts {
  const { t } = useTexts(texts);
  return { missing: t('missing'), notMoney: t('notMoney'), notWhole: t('notWhole') };
}
