import { expect, it } from 'vitest';
import { leave, signedIn, withBrowser } from './browser';
import { looksWell, photograph } from './screenshots';
import { stocked } from './waybill';

withBrowser();

it('builds a read model anew and watches it to its end', async () => {
  await stocked('Rebuilt tea', 40);
  const page = await signedIn('/operations');
  await page.getByRole('button', { name: 'Rebuild stock', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Build it anew' }).click();
  const rebuilds = page.getByRole('region', { name: 'Rebuilds' });
  await rebuilds.getByText('stock', { exact: true }).first().waitFor();
  const bar = rebuilds.getByRole('progressbar', { name: 'Progress of stock' });
  // It may be over before anybody looks.
  const seen = await bar.waitFor({ timeout: 5_000 }).then(() => true, () => false);
  if (seen) {
    await photograph(page, 'rebuild-en-light');
  }
  await rebuilds.getByText('Completed').first().waitFor({ timeout: 120_000 });
  await bar.waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').count()).toBe(0);
  await leave(page);
});

it('says what is not there rather than failing', async () => {
  const page = await signedIn('/operations');
  await page.getByText('None: every read model has handled everything.').waitFor();
  await leave(page);
});

it('has another system told, shows the secret once, and how it goes', async () => {
  const page = await signedIn('/operations');
  const webhooks = page.getByRole('region', { name: 'Webhooks' });
  await webhooks.getByRole('button', { name: 'Tell another system' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByText('Choose at least one.').waitFor();
  await dialog.getByText('Enter an address that begins with https://').waitFor();

  // Inside, where nobody is told: the server says so.
  await dialog.getByLabel('Address').fill('https://127.0.0.1/told');
  await dialog.getByLabel('Shipments').check();
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByText(/not public/).waitFor();

  const name = `Told ${Date.now()}`;
  await dialog.getByLabel('Address').fill('https://erp.invalid/told');
  await dialog.getByLabel('What it is for').fill(name);
  await dialog.getByRole('button', { name: 'Add' }).click();
  const secret = dialog.getByRole('textbox', { name: 'Secret of the webhook' });
  expect(await secret.inputValue()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await photograph(page, 'webhook-secret-en-light');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await dialog.waitFor({ state: 'detached' });

  const row = webhooks.getByRole('listitem').filter({ hasText: name });
  await row.getByText('Active').waitFor();
  await row.getByRole('button', { name: 'Delete the webhook to erp.invalid' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await row.waitFor({ state: 'detached' });
  await leave(page);
});

looksWell({
  name: 'operations',
  path: '/operations',
  ready: async (page) => {
    await page.getByRole('table').getByRole('button').first().waitFor();
    await page.waitForTimeout(500);
  },
});
