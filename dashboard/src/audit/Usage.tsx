import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isMissing } from '../http/file';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Segmented } from '../ui/Segmented';
import { Loaded } from '../ui/states';
import { texts } from './texts';
import { readUsage, type Usage as Used } from './readUsage';

const PERIODS = ['7', '30', '90'] as const;
const MOST_ACTIONS = 12;

/** What is asked of Waybill, by action; of one user, where one is looked for. */
export function Usage({ userId }: { userId: string }) {
  const { t, format } = useTexts(texts);
  const { send } = useSession();
  const [days, setDays] = useState<(typeof PERIODS)[number]>('30');
  const query = useQuery({
    queryKey: ['audit', 'usage', days, userId],
    queryFn: async (): Promise<Used | null> => {
      const search = new URLSearchParams({ days, ...(userId === '' ? {} : { userId }) });
      try {
        const answer = await send(new Request(new URL(`/api/audit/activity?${search}`, location.href)));
        return readUsage(await answer.json());
      } catch (failure) {
        if (isMissing(failure)) {
          return null;
        }
        throw failure;
      }
    },
  });
  return (
    <section className="card" aria-labelledby="usage-title">
      <div className="card-head">
        <h2 id="usage-title">{t('usage')}</h2>
        <Segmented
          label={t('period')}
          value={days}
          choices={PERIODS.map((value) => ({ value, label: t('days', { days: format.number(Number(value)) }) }))}
          onChange={setDays}
        />
      </div>
      <Loaded query={query} lines={3}>
        {(used) =>
          used === null || used.actions.length === 0 ? (
            <p className="muted">{t(used === null ? 'usageMissing' : 'noUsage')}</p>
          ) : (
            <ul className="usage">
              {used.actions.slice(0, MOST_ACTIONS).map(({ action, requests }) => (
                <li key={action}>
                  <code>{action}</code>
                  <span>{format.number(requests)}</span>
                  <span className="usage-bar" aria-hidden="true">
                    <span style={{ width: `${(100 * requests) / (used.actions[0]?.requests ?? 1)}%` }} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
