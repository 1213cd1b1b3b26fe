import { SkipBack, SkipForward } from 'lucide-react';
import { useId } from 'react';
import { useTexts } from '../i18n/locale';
import { localMoment } from './moment';
import { indexAt } from './state';
import { texts } from './texts';
import type { HistoryEntry } from './useHistory';
import { useEventName } from './useNames';

interface Props {
  readonly entries: readonly HistoryEntry[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
}

/** Goes back and forth in the history of a thing, event by event or to a moment. */
export function TimeSlider({ entries, index, onIndex }: Props) {
  const { t, format } = useTexts(texts);
  const eventName = useEventName();
  const id = useId();
  const entry = entries[index];
  const last = entries.length - 1;
  if (entry === undefined) {
    return null;
  }
  const said = t('sliderAt', {
    at: format.dateTimeToSecond(entry.at),
    event: eventName(entry.event),
    number: format.number(index + 1),
    count: format.number(entries.length),
  });
  return (
    <section className="card time-slider" aria-label={t('slider')}>
      <div className="time-head">
        <label htmlFor={id}>{t('slider')}</label>
        <output htmlFor={id}>{said}</output>
      </div>
      <div className="time-controls">
        <button
          type="button"
          className="icon-button"
          aria-label={t('earlier')}
          disabled={index === 0}
          onClick={() => onIndex(index - 1)}
        >
          <SkipBack size={18} aria-hidden="true" />
        </button>
        <input
          id={id}
          type="range"
          min={0}
          max={Math.max(last, 0)}
          step={1}
          value={index}
          disabled={last <= 0}
          aria-valuetext={said}
          onChange={(event) => onIndex(Number(event.target.value))}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={t('later')}
          disabled={index === last}
          onClick={() => onIndex(index + 1)}
        >
          <SkipForward size={18} aria-hidden="true" />
        </button>
      </div>
      <label className="time-moment">
        <span>{t('moment')}</span>
        <input
          type="datetime-local"
          step={1}
          value={localMoment(entry.at)}
          onChange={(event) => {
            const moment = Date.parse(event.target.value);
            if (!Number.isNaN(moment)) {
              // What happened within the second that was chosen counts.
              onIndex(Math.max(0, indexAt(entries, moment + 999)));
            }
          }}
        />
      </label>
    </section>
  );
}
