import { useQuery, useQueryClient } from '@tanstack/react-query';
import { writeHeaders } from '../http/api';
import { isMissing } from '../http/file';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { Field, Form, FormMistakes, textIn } from '../ui/Form';
import { Loaded } from '../ui/states';
import { useToasts } from '../ui/toasts';
import { FORMATS } from './Downloads';
import { cronOf, recipientsIn, timesOf, TIMES, type Schedule } from './schedule';
import { texts } from './texts';
import type { ReportType } from './types';

const PERIODS = ['yesterday', 'last7days', 'last30days', 'lastWeek', 'thisMonth', 'lastMonth'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const USUAL_HOUR = 7;

interface Props {
  readonly type: ReportType;
  readonly groupBy: string;
  readonly onClose: () => void;
}

/** By when a report is mailed, and to whom. A Waybill that mails none says so. */
export function SchedulesDialog({ type, groupBy, onClose }: Props) {
  const { t } = useTexts(texts);
  const { send } = useSession();
  const path = `/api/reports/${type}/schedules`;
  const query = useQuery({
    queryKey: ['reports', 'schedules', type],
    queryFn: async (): Promise<readonly Schedule[] | null> => {
      try {
        const answer = await send(new Request(new URL(`${path}?limit=200`, location.href)));
        return ((await answer.json()) as { items: readonly Schedule[] }).items;
      } catch (failure) {
        if (isMissing(failure)) {
          return null;
        }
        throw failure;
      }
    },
  });
  return (
    <Dialog title={t('schedulesOf', { report: t(type) })} onClose={onClose} wide>
      <Loaded query={query} lines={3}>
        {(schedules) =>
          schedules === null ? (
            <p className="muted">{t('schedulesMissing')}</p>
          ) : (
            <div className="schedules">
              {schedules.length === 0 && <p className="muted">{t('noSchedules')}</p>}
              <ul>
                {schedules.map((schedule) => (
                  <ScheduleRow key={schedule.id} schedule={schedule} path={path} type={type} />
                ))}
              </ul>
              <NewSchedule path={path} type={type} groupBy={type === 'stock-status' ? null : groupBy} />
            </div>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function ScheduleRow({ schedule, path, type }: { schedule: Schedule; path: string; type: string }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const { send } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const when = timesOf(schedule.cron);

  async function end() {
    try {
      const address = new URL(`${path}/${encodeURIComponent(schedule.id)}`, location.href);
      await send(new Request(address, { method: 'DELETE', headers: writeHeaders() }));
      await client.invalidateQueries({ queryKey: ['reports', 'schedules', type] });
    } catch (failure) {
      toasts.failed(failure);
    }
  }

  return (
    <li>
      <div>
        <strong>
          {when === null ? schedule.cron : t('at', { times: t(when.times), hour: String(when.hour).padStart(2, '0') })}
        </strong>
        <span className="muted">{[schedule.format.toUpperCase(), ...schedule.recipients].join(' · ')}</span>
        {schedule.nextAt != null && <span className="muted">{t('next', { at: format.dateTime(schedule.nextAt) })}</span>}
      </div>
      <button type="button" className="button danger" onClick={() => void end()}>
        {common('action.delete')}
      </button>
    </li>
  );
}

function NewSchedule({ path, type, groupBy }: { path: string; type: string; groupBy: string | null }) {
  const { t, language } = useTexts(texts);
  const { send } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();

  async function create(values: FormData, key: string) {
    const recipients = recipientsIn(textIn(values, 'recipients'));
    if (recipients.length === 0 || recipients.some((address) => !address.includes('@'))) {
      throw new FormMistakes({ recipients: t('noAddress') });
    }
    const times = TIMES.find((each) => each === textIn(values, 'times')) ?? 'daily';
    await send(
      new Request(new URL(path, location.href), {
        method: 'POST',
        headers: { ...writeHeaders({ key }), 'Content-Type': 'application/json', 'Accept-Language': language },
        body: JSON.stringify({
          cron: cronOf(times, Number(textIn(values, 'hour'))),
          format: textIn(values, 'format'),
          recipients,
          filters: groupBy === null ? {} : { groupBy, period: textIn(values, 'period') },
        }),
      }),
    );
    toasts.done(t('scheduled'));
    await client.invalidateQueries({ queryKey: ['reports', 'schedules', type] });
  }

  return (
    <Form action={t('schedule')} onSubmit={create}>
      <div className="form-row">
        <Field name="times" label={t('times')}>
          {(control) => (
            <select {...control}>
              {TIMES.map((times) => (
                <option key={times} value={times}>
                  {t(times)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="hour" label={t('hour')}>
          {(control) => (
            <select {...control} defaultValue={USUAL_HOUR}>
              {HOURS.map((hour) => (
                <option key={hour} value={hour}>
                  {`${String(hour).padStart(2, '0')}:00`}
                </option>
              ))}
            </select>
          )}
        </Field>
        {groupBy !== null && (
          <Field name="period" label={t('period')}>
            {(control) => (
              <select {...control}>
                {PERIODS.map((period) => (
                  <option key={period} value={period}>
                    {t(period)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field name="format" label={t('format')}>
          {(control) => (
            <select {...control} defaultValue="pdf">
              {FORMATS.map((format) => (
                <option key={format} value={format}>
                  {format.toUpperCase()}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field name="recipients" label={t('recipients')} hint={t('recipientsHint')}>
        {(control) => <input {...control} type="text" inputMode="email" autoComplete="off" />}
      </Field>
    </Form>
  );
}
