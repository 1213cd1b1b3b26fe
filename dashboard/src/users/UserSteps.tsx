import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UserView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Confirm } from '../ui/Confirm';
import { useToasts } from '../ui/toasts';
import { texts } from './texts';
import { USERS } from './useUsers';

type Step = 'deactivate' | 'reactivate' | 'erase';

/** Keeps somebody from signing in, lets them in again, or forgets them for good. Nobody does that to themselves here. */
export function UserSteps({ user, onErased }: { user: UserView; onErased: () => void }) {
  const { t } = useTexts(texts);
  const { api, userId } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const [step, setStep] = useState<Step | null>(null);
  const [typed, setTyped] = useState('');
  const name = user.username ?? user.id;

  if (user.id === userId) {
    return <p className="muted">{t('oneself')}</p>;
  }

  async function ask(chosen: Step): Promise<unknown> {
    const options = { params: { path: { id: user.id } }, headers: writeHeaders({ version: user.version }) };
    switch (chosen) {
      case 'deactivate':
        return body<unknown>(api.POST('/api/users/{id}/deactivate', options));
      case 'reactivate':
        return body<unknown>(api.POST('/api/users/{id}/reactivate', options));
      case 'erase':
        return api.DELETE('/api/users/{id}', options);
    }
  }

  async function take(chosen: Step) {
    try {
      await ask(chosen);
    } catch (failure) {
      // Whoever tries again, does so with the user as it is now.
      await client.invalidateQueries({ queryKey: USERS });
      throw failure;
    }
    toasts.done(t(`${chosen}Done`, { user: name }));
    if (chosen === 'erase') {
      onErased();
    }
    await client.invalidateQueries({ queryKey: USERS });
  }

  function close() {
    setStep(null);
    setTyped('');
  }

  return (
    <div className="page-actions">
      <button type="button" className="button" onClick={() => setStep(user.active ? 'deactivate' : 'reactivate')}>
        {t(user.active ? 'deactivate' : 'reactivate')}
      </button>
      <button type="button" className="button danger" onClick={() => setStep('erase')}>
        {t('erase')}
      </button>
      {step !== null && (
        <Confirm
          title={t(`${step}Title`, { user: name })}
          action={t(step)}
          danger={step !== 'reactivate'}
          ready={step !== 'erase' || typed.trim() === name}
          onConfirm={() => take(step)}
          onClose={close}
        >
          <p>{t(`${step}Hint`)}</p>
          {step === 'erase' && (
            <label className="field">
              <span>{t('typeName', { user: name })}</span>
              <input type="text" value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
            </label>
          )}
        </Confirm>
      )}
    </div>
  );
}
