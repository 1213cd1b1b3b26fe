import { useCallback } from 'react';
import { useTexts } from '../i18n/locale';
import { eventTexts } from './eventTexts';
import { partsOf } from './fieldName';
import { fieldTexts } from './fieldTexts';
import { kindTexts } from './kindTexts';

type EventText = keyof (typeof eventTexts)['en'] & string;
type FieldText = keyof (typeof fieldTexts)['en'] & string;
type KindText = keyof (typeof kindTexts)['en'] & string;

/** What an event is called in the language of the reader; one that this page does not know, as the server calls it. */
export function useEventName(): (event: string, otherwise?: string) => string {
  const { t } = useTexts(eventTexts);
  return useCallback((event, otherwise) => (event in eventTexts.en ? t(event as EventText) : (otherwise ?? event)), [t]);
}

/** What a kind of thing is called in the language of the reader. */
export function useKindName(): (entityType: string) => string {
  const { t } = useTexts(kindTexts);
  return useCallback((kind) => (kind in kindTexts.en ? t(kind as KindText) : kind), [t]);
}

/** What a field is called in the language of the reader, of its path; what this page does not know, as the server calls it. */
export function useFieldName(): (path: string) => string {
  const { t } = useTexts(fieldTexts);
  return useCallback(
    (path) =>
      partsOf(path)
        .map((part) => (part in fieldTexts.en ? t(part as FieldText) : part))
        .join(' · '),
    [t],
  );
}
