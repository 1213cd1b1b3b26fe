import { useCallback } from 'react';
import { useTexts } from '../i18n/locale';
import { isPersonal } from './state';
import { texts } from './texts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value of a state as people read it. */
export function useValueText(): (value: unknown) => string {
  const { t, format } = useTexts(texts);
  return useCallback(
    (value) => {
      if (value === null || value === undefined || value === '') {
        return t('nothing');
      }
      if (typeof value === 'number') {
        return format.decimal(value);
      }
      if (typeof value === 'boolean') {
        return t(value ? 'yes' : 'no');
      }
      if (typeof value === 'string') {
        return INSTANT.test(value) ? format.dateTimeToSecond(value) : DAY.test(value) ? format.day(value) : value;
      }
      if (Array.isArray(value)) {
        return value.length === 0 ? t('nothing') : value.map((item) => textOf(item)).join(', ');
      }
      return textOf(value);
    },
    [t, format],
  );
}

/** Of what is told of a person, what is told: it is empty once that person was erased. */
function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return isPersonal(value) ? (value.text ?? '—') : JSON.stringify(value);
  }
  return String(value);
}
