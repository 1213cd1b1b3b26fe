import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CreatedWebhook } from '#api';
import { body, writeHeaders } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { Field, Form, FormMistakes, textIn } from '../ui/Form';
import { useToasts } from '../ui/toasts';
import { texts } from './texts';
import { isAddress, TOPICS, topicsIn, WEBHOOKS } from './webhook';

/** Has another system told of what happens; then shows the secret, which nobody is shown again. */
export function NewWebhook({ onClose }: { onClose: () => void }) {
  const { t } = useTexts(texts);
  const [created, setCreated] = useState<CreatedWebhook | null>(null);
  return (
    <Dialog title={t(created === null ? 'addWebhook' : 'webhookSecret')} onClose={onClose}>
      {created === null ? (
        <WebhookForm onCreated={setCreated} onCancel={onClose} />
      ) : (
        <Secret secret={created.secret} onClose={onClose} />
      )}
    </Dialog>
  );
}

function WebhookForm(props: { onCreated: (created: CreatedWebhook) => void; onCancel: () => void }) {
  const { t } = useTexts(texts);
  const { api } = useSession();
  const client = useQueryClient();
  const [noTopic, setNoTopic] = useState(false);

  async function create(values: FormData, key: string) {
    const url = textIn(values, 'url');
    const topics = topicsIn(values);
    const description = textIn(values, 'description');
    setNoTopic(topics.length === 0);
    const mistakes = {
      ...(isAddress(url) ? {} : { url: t('webhookNoUrl') }),
      ...(topics.length === 0 ? { topics: t('webhookNoTopic') } : {}),
    };
    if (Object.keys(mistakes).length > 0) {
      throw new FormMistakes(mistakes);
    }
    const created = await body(
      api.POST('/api/admin/webhooks', {
        headers: writeHeaders({ key }),
        body: { url, topics, ...(description === '' ? {} : { description }) },
      }),
    );
    props.onCreated(created);
    await client.invalidateQueries({ queryKey: WEBHOOKS });
  }

  return (
    <Form action={t('webhookAdd')} onSubmit={create} onCancel={props.onCancel}>
      <Field name="url" label={t('webhookUrl')} hint={t('webhookUrlHint')}>
        {(control) => <input {...control} type="url" inputMode="url" autoComplete="off" placeholder="https://" />}
      </Field>
      <fieldset className="webhook-topics">
        <legend>{t('webhookTopics')}</legend>
        {TOPICS.map((topic) => (
          <label key={topic}>
            <input type="checkbox" name="topics" value={topic} />
            <span>{t(`topic.${topic}`)}</span>
          </label>
        ))}
        {noTopic && (
          <small className="mistake" role="alert">
            {t('webhookNoTopic')}
          </small>
        )}
      </fieldset>
      <Field name="description" label={t('webhookDescription')}>
        {(control) => <input {...control} type="text" maxLength={200} autoComplete="off" />}
      </Field>
    </Form>
  );
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const toasts = useToasts();
  const shown = useRef<HTMLInputElement>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(secret);
      toasts.done(t('webhookCopied'));
    } catch {
      // Not permitted, or not over TLS: it is marked, to be copied by hand.
      shown.current?.select();
    }
  }

  return (
    <div className="form">
      <p>{t('webhookSecretHint')}</p>
      <div className="webhook-secret">
        <input
          ref={shown}
          readOnly
          value={secret}
          aria-label={t('webhookSecret')}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="button primary" onClick={() => void copy()}>
          {t('webhookCopy')}
        </button>
      </div>
      <div className="form-actions">
        <button type="button" className="button" onClick={onClose}>
          {common('action.close')}
        </button>
      </div>
    </div>
  );
}
