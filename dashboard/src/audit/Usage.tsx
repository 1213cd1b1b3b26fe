import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UsageReport } from '#api';
import { body } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Segmented } from '../ui/Segmented';
import { Loaded } from '../ui/states';
import { texts } from './texts';

const PERIODS = ['7', '30', '90'] as const;
const MOST_ACTIONS = 12;

/** What is asked of Waybill, by action; of one user, where one is looked for. */
export function Usage({ userId }: { userId: string }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const [days, setDays] = useState<(typeof PERIODS)[number]>('30');
  const query = useQuery({
    queryKey: ['audit', 'usage', days, userId],
    queryFn: (): Promise<UsageReport> =>
      body(
        api.GET('/api/audit/activity', {
          params: { query: { days: Number(days), ...(userId === '' ? {} : { userId }) } },
        }),
      ),
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
        {({ actions }) =>
          actions.length === 0 ? (
            <p className="muted">{t('noUsage')}</p>
          ) : (
            <ul className="usage">
              {mostAsked(actions).map(({ action, requests }, _, [most]) => (
                <li key={action}>
                  <code>{action}</code>
                  <span>{format.number(requests)}</span>
                  <span className="usage-bar" aria-hidden="true">
                    <span style={{ width: `${(100 * requests) / (most?.requests ?? 1)}%` }} />
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

function mostAsked(actions: UsageReport['actions']): UsageReport['actions'] {
  return [...actions].sort((one, other) => other.requests - one.requests).slice(0, MOST_ACTIONS);
}
