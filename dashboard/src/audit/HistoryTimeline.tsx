import { useMemo } from 'react';
import { useLocale, useTexts } from '../i18n/locale';
import { texts } from './texts';
import type { HistoryEntry } from './useHistory';
import { useEventName, useFieldName } from './useNames';
import { useValueText } from './useValueText';

interface Props {
  readonly entries: readonly HistoryEntry[];
  readonly current: HistoryEntry;
  readonly onChoose: (version: number) => void;
  readonly onMore: (() => void) | null;
}

/** Around what the slider is at, so many are shown: a history may have thousands. */
const AROUND = 60;

/** What happened, the last first, each with what it changed. */
export function HistoryTimeline({ entries, current, onChoose, onMore }: Props) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const at = entries.indexOf(current);
  const first = Math.max(0, Math.min(at - AROUND, entries.length - 2 * AROUND));
  const shown = useMemo(() => entries.slice(first, first + 2 * AROUND).reverse(), [entries, first]);
  return (
    <section className="card" aria-labelledby="history-title">
      <div className="card-head">
        <h2 id="history-title">{t('whatHappened')}</h2>
        {onMore && (
          <button type="button" className="button quiet" onClick={onMore}>
            {common('action.more')}
          </button>
        )}
      </div>
      <ol className="history">
        {shown.map((entry) => (
          <Entry key={entry.version} entry={entry} current={entry === current} onChoose={onChoose} />
        ))}
      </ol>
    </section>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly current: boolean;
  readonly onChoose: (version: number) => void;
}

function Entry({ entry, current, onChoose }: EntryProps) {
  const { t, format } = useTexts(texts);
  const eventName = useEventName();
  const fieldName = useFieldName();
  const valueText = useValueText();
  const by = entry.by == null ? t('byItself') : (entry.by.username ?? entry.by.userId);
  return (
    <li data-current={current}>
      <button type="button" className="link" aria-current={current ? 'step' : undefined} onClick={() => onChoose(entry.version)}>
        {eventName(entry.event)}
      </button>
      <span className="muted">
        <time dateTime={entry.at}>{format.dateTimeToSecond(entry.at)}</time>
        {[by, entry.from?.ip].filter(Boolean).map((part) => ` · ${part}`)}
      </span>
      {entry.changes.length > 0 && (
        <ul className="history-changes">
          {entry.changes.map(({ field, before, after }) => (
            <li key={field}>
              <span className="history-field" title={field}>{fieldName(field)}</span> <del>{valueText(before)}</del>
              <span aria-hidden="true"> → </span>
              <ins>{valueText(after)}</ins>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
