import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { leave, signedIn, withBrowser } from './browser';
import { looksWell } from './screenshots';
import { api, eventually } from './waybill';

withBrowser();

interface Person {
  readonly id: string;
  readonly username: string;
}

async function registered(): Promise<Person> {
  const username = `malee-${randomUUID().slice(0, 8)}`;
  const { id } = await api<Person>('POST', '/api/auth/register', {
    username,
    email: `${username}@example.com`,
    password: `Plain-${randomUUID()}`,
  });
  await eventually(async () => {
    const page = await api<{ items: Person[] }>('GET', `/api/users?q=${username}`);
    return page.items[0]?.id;
  });
  return { id, username };
}

it('gives somebody a role, keeps them out, and erases them', async () => {
  const { id, username } = await registered();
  const page = await signedIn(`/users?q=${username}`);
  await page.getByRole('button', { name: `Open ${username}` }).click();
  const dialog = page.getByRole('dialog', { name: username, exact: true });
  await dialog.getByRole('checkbox', { name: /^Clerk/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`The roles of ${username} are saved.`).waitFor();
  await eventually(async () => {
    const { roles } = await api<{ roles: string[] }>('GET', `/api/users/${id}`);
    return roles.join() === 'CLERK,CUSTOMER' ? true : undefined;
  });

  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('dialog', { name: `Deactivate ${username}?` }).getByRole('button', { name: 'Deactivate' }).click();
  await dialog.getByText('Deactivated').waitFor();

  await dialog.getByRole('button', { name: 'Erase' }).click();
  const sure = page.getByRole('dialog', { name: `Erase ${username} for good?` });
  expect(await sure.getByRole('button', { name: 'Erase' }).isDisabled()).toBe(true);
  await sure.getByRole('textbox').fill(username);
  await sure.getByRole('button', { name: 'Erase' }).click();
  await page.getByText(`${username} is erased.`).waitFor();
  await leave(page);
});

looksWell({
  name: 'users',
  path: async () => {
    await registered();
    return '/users';
  },
  ready: (page) => page.getByRole('table').getByRole('button').first().waitFor(),
});

looksWell({
  name: 'user',
  path: async () => `/users/${(await registered()).id}`,
  ready: (page) => page.getByRole('dialog').getByRole('checkbox').first().waitFor(),
});
