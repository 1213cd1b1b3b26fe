import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { leave, signedIn, withBrowser } from './browser';
import { looksWell } from './screenshots';
import { api, eventually, stocked } from './waybill';

withBrowser();

/** Something was sold, and the report says so. */
async function sold(): Promise<void> {
  const { stockItem } = await stocked('Reported tea', 100);
  await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 12 });
  await eventually(async () => {
    const report = await api<{ rows: unknown[] }>('GET', '/api/reports/sales-summary');
    return report.rows.length > 0 ? true : undefined;
  });
}

it('shows what was sold by product over a period, and gives it as a file', async () => {
  await sold();
  const page = await signedIn('/reports/sales-summary');
  await page.getByRole('img', { name: /^Amount from/ }).waitFor();
  await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('product');
  await page.getByRole('columnheader', { name: 'SKU' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: '฿' }).first().waitFor();
  await page.getByRole('button', { name: '7 days' }).click();
  await page.waitForURL(/groupBy=product/);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await file).suggestedFilename()).toMatch(/\.csv$/);
  await leave(page);
});

it('goes through all the reports', async () => {
  const page = await signedIn('/reports');
  for (const name of ['Finance', 'Movements', 'Stock now', 'Shipping', 'People']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('.report-kinds a[aria-current]').getByText(name, { exact: true }).waitFor();
    await page.locator('.report[aria-busy="false"], .state-title').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  }
  await leave(page);
});

it('has a report mailed, and no more', async () => {
  const recipient = `owner-${randomUUID().slice(0, 8)}@example.com`;
  const page = await signedIn('/reports/sales-summary');
  await page.getByRole('button', { name: 'By mail' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sales by mail' });
  await dialog.getByLabel('To', { exact: true }).fill('nobody');
  await dialog.getByRole('button', { name: 'Mail it' }).click();
  await dialog.getByText('Enter email addresses.').waitFor();
  await dialog.getByLabel('To', { exact: true }).fill(recipient);
  await dialog.getByLabel('How often').selectOption('weekly');
  await dialog.getByRole('button', { name: 'Mail it' }).click();
  const row = dialog.getByRole('listitem').filter({ hasText: recipient });
  await row.getByText('Every Monday at 07:00').waitFor();
  await row.getByRole('button', { name: 'Delete' }).click();
  await row.waitFor({ state: 'detached' });
  await leave(page);
});

looksWell({
  name: 'reports',
  path: async () => {
    await sold();
    return '/reports/sales-summary';
  },
  ready: (page) => page.getByRole('table').waitFor(),
});

looksWell({
  name: 'reports-stock',
  path: async () => {
    await sold();
    return '/reports/stock-status';
  },
  ready: (page) => page.getByRole('table').waitFor(),
});
