import { Download } from 'lucide-react';
import { useState } from 'react';
import { isMissing, keep, receive } from '../http/file';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { useToasts } from '../ui/toasts';
import { texts } from './texts';

export const FORMATS = ['csv', 'xlsx', 'pdf'] as const;

interface Props {
  readonly type: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Gives a report as a file, in the language of the reader. */
export function Downloads({ type, query }: Props) {
  const { t, language } = useTexts(texts);
  const { send } = useSession();
  const toasts = useToasts();
  const [busy, setBusy] = useState<string | null>(null);

  async function download(format: (typeof FORMATS)[number]) {
    setBusy(format);
    try {
      // Without the mark at its beginning, Excel takes the Thai in a CSV for something else.
      const asked = { ...query, format, ...(format === 'csv' ? { bom: 'true' } : {}) };
      const path = `/api/reports/${type}?${new URLSearchParams(asked)}`;
      keep(await receive(send, path, `${type}.${format}`, { 'Accept-Language': language }));
    } catch (failure) {
      if (isMissing(failure)) {
        toasts.done(t('formatMissing', { format: format.toUpperCase() }));
      } else {
        toasts.failed(failure);
      }
    } finally {
      setBusy(null);
    }
  }

  return FORMATS.map((format) => (
    <button
      key={format}
      type="button"
      className="button"
      disabled={busy !== null}
      onClick={() => void download(format)}
    >
      <Download size={17} aria-hidden="true" />
      {format.toUpperCase()}
    </button>
  ));
}
