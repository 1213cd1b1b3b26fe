import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProjectionList, ProjectionView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useLiveRefresh } from '../live/live';
import { useSession } from '../session/session';
import { Badge, type Tone } from '../ui/Badge';
import { Confirm } from '../ui/Confirm';
import { Loaded } from '../ui/states';
import { texts } from './texts';
import { REBUILDS } from './useRebuilds';
import { useSpan } from './useSpan';

const PROJECTIONS = ['operations', 'projections'] as const;
/** The live stream tells of other states; how far behind a read model is, changes all the time. */
const LOOK_MILLIS = 2_000;

const TONES: Readonly<Record<ProjectionView['state'], Tone>> = { RUNNING: 'good', REBUILDING: 'busy', STOPPED: 'bad' };

/** How far behind is late, in seconds. */
const LATE_SECONDS = 5;

/** Every read model and how far behind the events it is. */
export function Projections() {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const client = useQueryClient();
  const span = useSpan();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery({
    queryKey: PROJECTIONS,
    queryFn: (): Promise<ProjectionList> => body(api.GET('/api/admin/projections')),
    refetchInterval: LOOK_MILLIS,
  });
  useLiveRefresh('projections', PROJECTIONS);

  async function rebuild(name: string) {
    await body(
      api.POST('/api/admin/projections/{name}/rebuild', { params: { path: { name } }, headers: writeHeaders() }),
    );
    await client.invalidateQueries({ queryKey: REBUILDS });
  }

  return (
    <section className="card" aria-labelledby="projections-title">
      <div className="card-head">
        <h2 id="projections-title">{t('projections')}</h2>
      </div>
      <Loaded query={query} lines={13}>
        {({ items }) => (
          <div className="table-place" role="region" aria-labelledby="projections-title" tabIndex={0}>
            <table className="table projections">
              <thead>
                <tr>
                  <th scope="col">{t('name')}</th>
                  <th scope="col" className="hide-narrow">
                    {t('state')}
                  </th>
                  <th scope="col" data-align="end">
                    {t('lag')}
                  </th>
                  <th scope="col" data-align="end" className="hide-narrow">
                    {t('position')}
                  </th>
                  <th scope="col" data-align="end" className="hide-wide">
                    {t('generation')}
                  </th>
                  <th scope="col" data-align="end" className="hide-wide">
                    {t('parts')}
                  </th>
                  <th scope="col" data-align="end" className="hide-narrow">
                    {t('parked')}
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">{t('actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((projection) => (
                  <tr key={projection.name}>
                    <th scope="row">
                      <span className="cell-main">{projection.name}</span>
                      <span className="cell-sub">{projection.store === 'none' ? '\u00a0' : projection.store}</span>
                      <span className="only-narrow">
                        <Badge tone={TONES[projection.state]}>{t(projection.state)}</Badge>
                      </span>
                    </th>
                    <td className="hide-narrow">
                      <Badge tone={TONES[projection.state]}>{t(projection.state)}</Badge>
                    </td>
                    <td data-align="end" data-late={projection.lag.seconds > LATE_SECONDS}>
                      <strong>{format.number(projection.lag.events)}</strong>
                      <span className="cell-sub">{span(projection.lag.seconds)}</span>
                    </td>
                    <td data-align="end" className="hide-narrow">
                      {format.number(projection.position)}
                    </td>
                    <td data-align="end" className="hide-wide">
                      {format.number(projection.generation)}
                    </td>
                    <td data-align="end" className="hide-wide">
                      {format.number(projection.segments.length)}
                    </td>
                    <td data-align="end" className="hide-narrow">
                      {format.number(projection.deadLetters)}
                    </td>
                    <td data-align="end">
                      {projection.store !== 'none' && (
                        <button
                          type="button"
                          className="button"
                          disabled={projection.state === 'REBUILDING'}
                          aria-label={t('rebuildFor', { projection: projection.name })}
                          onClick={() => setChosen(projection.name)}
                        >
                          {t('rebuild')}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      {chosen !== null && (
        <Confirm
          title={t('rebuildTitle', { projection: chosen })}
          action={t('rebuildDo')}
          onConfirm={() => rebuild(chosen)}
          onClose={() => setChosen(null)}
        >
          <p>{t('rebuildHint')}</p>
        </Confirm>
      )}
    </section>
  );
}
