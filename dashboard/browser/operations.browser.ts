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
  await page.getByRole('region', { name: 'Webhooks' }).getByText(/Not available here|No other system|http/).waitFor();
  await page.getByText('None: every read model has handled everything.').waitFor();
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
