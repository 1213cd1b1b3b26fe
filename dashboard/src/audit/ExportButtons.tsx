import { Download } from 'lucide-react';
import { useState } from 'react';
import { isMissing, keep, receive } from '../http/file';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { useToasts } from '../ui/toasts';
import { texts } from './texts';

const FORMATS = ['csv', 'xlsx'] as const;

/** Gives all that is looked for as a file. */
export function ExportButtons({ query }: { query: Readonly<Record<string, string>> }) {
  const { t, language } = useTexts(texts);
  const { send } = useSession();
  const toasts = useToasts();
  const [busy, setBusy] = useState<string | null>(null);

  async function download(format: (typeof FORMATS)[number]) {
    setBusy(format);
    try {
      const path = `/api/audit?${new URLSearchParams({ ...query, format })}`;
      keep(await receive(send, path, `audit.${format}`, { 'Accept-Language': language }));
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
