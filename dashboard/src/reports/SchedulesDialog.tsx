import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SchedulePage, ScheduleView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { Field, Form, FormMistakes, textIn } from '../ui/Form';
import { Loaded } from '../ui/states';
import { useToasts } from '../ui/toasts';
import { FORMATS } from './Downloads';
import { cronOf, recipientsIn, timesOf, TIMES } from './schedule';
import { texts } from './texts';
import type { ReportType } from './types';

const PERIODS = ['yesterday', 'last7days', 'last30days', 'lastWeek', 'thisMonth', 'lastMonth'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const USUAL_HOUR = 7;
/** The most that the API lists at once. */
const LIST_PAGE = '200';

interface Props {
  readonly type: ReportType;
  readonly groupBy: string;
  readonly onClose: () => void;
}

/** By when a report is mailed, and to whom. */
export function SchedulesDialog({ type, groupBy, onClose }: Props) {
  const { t } = useTexts(texts);
  const { api } = useSession();
  const query = useQuery({
    queryKey: schedulesOf(type),
    queryFn: (): Promise<SchedulePage> =>
      body(api.GET('/api/reports/{type}/schedules', { params: { path: { type }, query: { limit: LIST_PAGE } } })),
  });
  return (
    <Dialog title={t('schedulesOf', { report: t(type) })} onClose={onClose} wide>
      <Loaded query={query} lines={3}>
        {({ items }) => (
          <div className="schedules">
            {items.length === 0 && <p className="muted">{t('noSchedules')}</p>}
            <ul>
              {items.map((schedule) => (
                <ScheduleRow key={schedule.id} schedule={schedule} type={type} />
              ))}
            </ul>
            <NewSchedule type={type} groupBy={type === 'stock-status' ? null : groupBy} />
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function schedulesOf(type: ReportType) {
  return ['reports', 'schedules', type] as const;
}

function ScheduleRow({ schedule, type }: { schedule: ScheduleView; type: ReportType }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const when = timesOf(schedule.cron);

  async function end() {
    try {
      await body<unknown>(
        api.DELETE('/api/reports/{type}/schedules/{id}', {
          params: { path: { type, id: schedule.id } },
          headers: writeHeaders(),
        }),
      );
      await client.invalidateQueries({ queryKey: schedulesOf(type) });
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

function NewSchedule({ type, groupBy }: { type: ReportType; groupBy: string | null }) {
  const { t, language } = useTexts(texts);
  const { api } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();

  async function create(values: FormData, key: string) {
    const recipients = recipientsIn(textIn(values, 'recipients'));
    if (recipients.length === 0 || recipients.some((address) => !address.includes('@'))) {
      throw new FormMistakes({ recipients: t('noAddress') });
    }
    const times = TIMES.find((each) => each === textIn(values, 'times')) ?? 'daily';
    await body<unknown>(
      api.POST('/api/reports/{type}/schedules', {
        params: { path: { type } },
        headers: { ...writeHeaders({ key }), 'Accept-Language': language },
        body: {
          cron: cronOf(times, Number(textIn(values, 'hour'))),
          format: textIn(values, 'format'),
          recipients,
          filters: groupBy === null ? {} : { groupBy, period: textIn(values, 'period') },
        },
      }),
    );
    toasts.done(t('scheduled'));
    await client.invalidateQueries({ queryKey: schedulesOf(type) });
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
