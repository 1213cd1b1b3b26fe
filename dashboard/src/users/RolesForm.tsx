import { useQueryClient } from '@tanstack/react-query';
import type { UserView } from '#api';
import { useState } from 'react';
import { body, writeHeaders } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { ConflictChoice } from '../ui/ConflictChoice';
import { Form, FormMistakes } from '../ui/Form';
import { useToasts } from '../ui/toasts';
import { inOrder, ROLES, type Role } from './filter';
import { texts } from './texts';
import { USERS, userKey } from './useUsers';

/** Decides what somebody does. */
export function RolesForm({ user }: { user: UserView }) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const client = useQueryClient();
  const toasts = useToasts();
  const [wanted, setWanted] = useState<readonly Role[]>([]);
  const [mistake, setMistake] = useState(false);

  async function save(roles: readonly Role[], version: number, key?: string) {
    await body<unknown>(
      api.PUT('/api/users/{id}/roles', {
        params: { path: { id: user.id } },
        headers: writeHeaders({ version, ...(key === undefined ? {} : { key }) }),
        body: { roles: [...roles] },
      }),
    );
    toasts.done(t('rolesSaved', { user: user.username ?? user.id }));
    await client.invalidateQueries({ queryKey: USERS });
  }

  async function submit(values: FormData, key: string) {
    const roles = inOrder(values.getAll('roles') as Role[]);
    setMistake(roles.length === 0);
    if (roles.length === 0) {
      throw new FormMistakes({ roles: t('oneRole') });
    }
    setWanted(roles);
    try {
      await save(roles, user.version, key);
    } catch (failure) {
      // What it is now, is shown beside what was wanted.
      await client.invalidateQueries({ queryKey: userKey(user.id) });
      throw failure;
    }
  }

  const names = (roles: readonly Role[]) => inOrder(roles).map((role) => t(role)).join(', ');
  const [settled, setSettled] = useState(0);
  return (
    <Form
      key={`${user.id} ${settled}`}
      action={common('action.save')}
      onSubmit={submit}
      renderProblem={(problem) =>
        problem.kind === 'version-mismatch' ? (
          <ConflictChoice
            differences={[{ label: t('roles'), now: names(user.roles), mine: names(wanted) }]}
            onKeepTheirs={() => setSettled(settled + 1)}
            onSaveMine={() => {
              save(wanted, user.version).then(() => setSettled(settled + 1), toasts.failed);
            }}
          />
        ) : null
      }
    >
      <fieldset className="roles">
        <legend>{t('roles')}</legend>
        {ROLES.map((role) => (
          <label key={role}>
            <input type="checkbox" name="roles" value={role} defaultChecked={user.roles.includes(role)} />
            <span>{t(role)}</span>
            <small className="muted">{t(`${role}_HINT`)}</small>
          </label>
        ))}
        {mistake && (
          <small className="mistake" role="alert">
            {t('oneRole')}
          </small>
        )}
      </fieldset>
    </Form>
  );
}
