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

it('goes through all the reports, and to what is mailed', async () => {
  const page = await signedIn('/reports');
  for (const name of ['Finance', 'Movements', 'Stock now', 'Shipping', 'People']) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('.report, .state-title').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  }
  await page.getByRole('button', { name: 'By mail' }).click();
  await page.getByText(/Not available here|mailed to nobody yet/).waitFor();
  await leave(page);
});

looksWell({
  name: 'reports',
  path: async () => {
    await sold();
    return '/reports/sales-summary';
  },
  ready: async (page) => {
    await page.getByRole('table').waitFor();
    await page.waitForTimeout(500);
  },
});

looksWell({
  name: 'reports-stock',
  path: async () => {
    await sold();
    return '/reports/stock-status';
  },
  ready: (page) => page.getByRole('table').waitFor(),
});
