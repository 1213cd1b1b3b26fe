import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RebuildView } from '#api';
import { body } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Badge, type Tone } from '../ui/Badge';
import { Loaded } from '../ui/states';
import { useToasts } from '../ui/toasts';
import { isOver, shareDone } from './progress';
import { texts } from './texts';
import { REBUILDS, type useRebuilds } from './useRebuilds';
import { useSpan } from './useSpan';

const TONES: Readonly<Record<RebuildView['state'], Tone>> = {
  RUNNING: 'busy',
  CATCHING_UP: 'busy',
  VERIFYING: 'busy',
  COMPLETED: 'good',
  CANCELLED: 'plain',
  FAILED: 'bad',
};

/** What of the past is worth a look. */
const MOST_PAST = 5;

/** What is being built anew, and what was lately. */
export function Rebuilds({ query }: { query: ReturnType<typeof useRebuilds> }) {
  const { t } = useTexts(texts);
  return (
    <section className="card" aria-labelledby="rebuilds-title">
      <div className="card-head">
        <h2 id="rebuilds-title">{t('rebuilds')}</h2>
      </div>
      <Loaded query={query} lines={2}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="muted">{t('noRebuilds')}</p>}
            <ul className="rebuilds">
              {items.filter((rebuild) => !isOver(rebuild)).map((rebuild) => (
                <Progress key={rebuild.id} rebuild={rebuild} />
              ))}
              {items
                .filter(isOver)
                .slice(0, MOST_PAST)
                .map((rebuild) => (
                  <Ended key={rebuild.id} rebuild={rebuild} />
                ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Progress({ rebuild }: { rebuild: RebuildView }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const span = useSpan();
  const [busy, setBusy] = useState(false);
  const done = shareDone(rebuild);
  const percent = format.share(done, 1);
  const params = { path: { id: rebuild.id } };

  async function ask(answer: () => Promise<unknown>) {
    setBusy(true);
    try {
      await answer();
      await client.invalidateQueries({ queryKey: REBUILDS });
    } catch (failure) {
      toasts.failed(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <li className="rebuild">
      <div className="rebuild-head">
        <strong>{rebuild.projection}</strong>
        <Badge tone={TONES[rebuild.state]}>{t(rebuild.state)}</Badge>
        <span className="rebuild-eta">
          {rebuild.etaSeconds == null ? t('etaUnknown') : t('eta', { span: span(rebuild.etaSeconds) })}
        </span>
        <button
          type="button"
          className="button danger"
          disabled={busy}
          aria-label={t('cancelFor', { projection: rebuild.projection })}
          onClick={() => void ask(() => body(api.DELETE('/api/admin/rebuilds/{id}', { params })))}
        >
          {t('cancel')}
        </button>
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={t('progressOf', { projection: rebuild.projection })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(done * 100)}
        aria-valuetext={percent}
      >
        <span style={{ width: `${done * 100}%` }} />
      </div>
      <p className="rebuild-figures">
        <span>
          {t('eventsDone', { done: format.number(rebuild.eventsDone), total: format.number(rebuild.eventsTotal) })}
        </span>
        <span>{t('rate', { rate: format.number(Math.round(rebuild.ratePerSecond)) })}</span>
        <span>{percent}</span>
      </p>
      {rebuild.needsConfirmation && (
        <div className="conflict" role="alert">
          <strong>{t('differs')}</strong>
          {rebuild.detail != null && <p lang="en">{rebuild.detail}</p>}
          <div className="form-actions">
            <button
              type="button"
              className="button primary"
              disabled={busy}
              onClick={() => void ask(() => body(api.POST('/api/admin/rebuilds/{id}/confirm', { params })))}
            >
              {t('accept')}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}

/** What the API says of nearly every rebuild that ends well; the rest names keys and causes, and stays as it is. */
const EQUAL = 'Equal to the one before';

function Ended({ rebuild }: { rebuild: RebuildView }) {
  const { t, format } = useTexts(texts);
  const span = useSpan();
  const seconds =
    rebuild.endedAt == null ? null : (Date.parse(rebuild.endedAt) - Date.parse(rebuild.startedAt)) / 1000;
  return (
    <li className="rebuild ended">
      <div className="rebuild-head">
        <strong>{rebuild.projection}</strong>
        <Badge tone={TONES[rebuild.state]}>{t(rebuild.state)}</Badge>
        <span className="muted">
          {[
            format.dateTime(rebuild.endedAt ?? rebuild.startedAt),
            t('events', { count: format.number(rebuild.eventsDone) }),
            seconds === null ? null : t('took', { span: span(seconds) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {rebuild.detail === EQUAL ? (
        <p className="muted">{t('equal')}</p>
      ) : (
        rebuild.detail != null && (
          <p className="muted" lang="en">
            {rebuild.detail}
          </p>
        )
      )}
    </li>
  );
}
