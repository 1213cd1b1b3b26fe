import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WebhookPage, WebhookView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Badge } from '../ui/Badge';
import { Confirm } from '../ui/Confirm';
import { FailedState, LoadingState } from '../ui/states';
import { useToasts } from '../ui/toasts';
import { NewWebhook } from './NewWebhook';
import { texts } from './texts';
import { hostOf, TONES, TOPICS, WEBHOOKS } from './webhook';
import './webhooks.css';

const LOOK_MILLIS = 5_000;
const PAGE = '50';

/** Which other systems are told of what happens, and how that goes. */
export function Webhooks() {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const [adding, setAdding] = useState(false);
  const query = useInfiniteQuery({
    queryKey: WEBHOOKS,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }): Promise<WebhookPage> =>
      body(
        api.GET('/api/admin/webhooks', {
          params: { query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? null,
    refetchInterval: LOOK_MILLIS,
  });
  const webhooks = query.data?.pages.flatMap((page) => page.items);
  return (
    <section className="card" aria-labelledby="webhooks-title">
      <div className="card-head">
        <h2 id="webhooks-title">{t('webhooks')}</h2>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('addWebhook')}
        </button>
      </div>
      {webhooks === undefined &&
        (query.error === null ? (
          <LoadingState lines={1} />
        ) : (
          <FailedState error={query.error} onRetry={() => void query.refetch()} />
        ))}
      {webhooks?.length === 0 && <p className="muted">{t('noWebhooks')}</p>}
      <ul className="webhooks">
        {webhooks?.map((webhook) => (
          <Webhook key={webhook.id} webhook={webhook} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="button" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </button>
      )}
      {adding && <NewWebhook onClose={() => setAdding(false)} />}
    </section>
  );
}

function Webhook({ webhook }: { webhook: WebhookView }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const [deleting, setDeleting] = useState(false);
  const host = hostOf(webhook.url);
  const topics = TOPICS.filter((topic) => webhook.topics.includes(topic)).map((topic) => t(`topic.${topic}`));
  const counts = [
    t('webhookSent', { count: format.number(webhook.sent) }),
    t('webhookWaiting', { count: format.number(webhook.waiting) }),
    ...(webhook.lost === 0 ? [] : [t('webhookLost', { count: format.number(webhook.lost) })]),
  ];
  const last = webhook.lastSuccessAt ?? null;

  return (
    <li>
      <div className="webhook-what">
        <div className="webhook-head">
          <strong>{webhook.description ?? host}</strong>
          <Badge tone={TONES[webhook.state]}>{t(`webhook.${webhook.state}`)}</Badge>
        </div>
        <code>{webhook.url}</code>
        <span className="muted">{[topics.join(', '), ...counts].join(' · ')}</span>
        <span className="muted">
          {last === null ? t('webhookNever') : t('webhookLast', { at: format.dateTimeToSecond(last) })}
        </span>
        {webhook.lastError != null && (
          <span>
            <span className="webhook-error" lang="en">
              {webhook.lastError}
            </span>{' '}
            <span className="muted">
              {t('webhookFailures', { count: format.number(webhook.failures) })}
              {webhook.nextTryAt != null && ` · ${t('webhookNext', { at: format.dateTimeToSecond(webhook.nextTryAt) })}`}
            </span>
          </span>
        )}
      </div>
      <button
        type="button"
        className="button danger"
        aria-label={t('deleteWebhookFor', { host })}
        onClick={() => setDeleting(true)}
      >
        {common('action.delete')}
      </button>
      {deleting && (
        <Confirm
          title={t('deleteWebhookTitle', { host })}
          action={common('action.delete')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/admin/webhooks/{id}', {
              params: { path: { id: webhook.id } },
              headers: writeHeaders(),
            });
            toasts.done(t('webhookDeleted', { host }));
            await client.invalidateQueries({ queryKey: WEBHOOKS });
          }}
          onClose={() => setDeleting(false)}
        >
          <p>{t('deleteWebhookHint')}</p>
        </Confirm>
      )}
    </li>
  );
}
