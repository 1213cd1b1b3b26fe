import { useCallback } from 'react';
import { useTexts } from '../i18n/locale';
import { eventTexts } from './eventTexts';
import { texts } from './texts';

type EventText = keyof (typeof eventTexts)['en'] & string;
type KindText = 'Product' | 'StockItem' | 'Shipment' | 'StockTransfer' | 'User';

const KINDS: ReadonlySet<string> = new Set<KindText>(['Product', 'StockItem', 'Shipment', 'StockTransfer', 'User']);

/** What an event is called in the language of the reader; one that this page does not know, as the server calls it. */
export function useEventName(): (event: string, otherwise?: string) => string {
  const { t } = useTexts(eventTexts);
  return useCallback((event, otherwise) => (event in eventTexts.en ? t(event as EventText) : (otherwise ?? event)), [t]);
}

/** What a kind of thing is called in the language of the reader. */
export function useKindName(): (entityType: string) => string {
  const { t } = useTexts(texts);
  return useCallback((kind) => (KINDS.has(kind) ? t(kind as KindText) : kind), [t]);
}
