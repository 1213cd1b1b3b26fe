import { useCallback } from 'react';
import { useTexts } from '../i18n/locale';
import { columnTexts } from './columnTexts';

type ColumnText = keyof (typeof columnTexts)['en'] & string;

/** What a column is called in the language of the reader; one that this page does not know, as the API calls it. */
export function useColumnName(): (name: string) => string {
  const { t } = useTexts(columnTexts);
  return useCallback((name) => (name in columnTexts.en ? t(name as ColumnText) : name), [t]);
}
