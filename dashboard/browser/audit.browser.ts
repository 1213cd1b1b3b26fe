import { expect, it } from 'vitest';
import { leave, signedIn, withBrowser } from './browser';
import { looksWell } from './screenshots';
import { api, eventually, found, stocked } from './waybill';

withBrowser();

/** What happens to a stock item that is opened with some, sold from until it runs low, and received. */
const HAPPENED = 5;

/** A stock item that had 40, then 5, then 12, of which the search of the audit has heard. */
async function moved(): Promise<string> {
  const { stockItem } = await stocked('Time travel tea', 40);
  await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 35 });
  await api('POST', `/api/stock/${stockItem}/movements`, { type: 'RECEIVED', quantity: 7 });
  await found(`/api/audit?entityId=${stockItem}`, HAPPENED);
  return stockItem;
}

it('goes back in time on the slider', async () => {
  const stockItem = await moved();
  const page = await signedIn(`/audit/StockItem/${stockItem}`);
  const slider = page.getByRole('slider', { name: 'Go back in time' });
  const state = page.getByRole('region', { name: /^As it was at version/ });
  const quantity = (value: string) =>
    state.locator('div', { has: page.getByText('Quantity', { exact: true }) }).locator('ins', { hasText: new RegExp(`^${value}$`) });
  await quantity('12').waitFor();
  const newest = Number(await slider.inputValue());

  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await eventually(async () => ((await slider.inputValue()) === String(newest - 1) ? true : undefined));
  await slider.fill('0');
  await quantity('0').waitFor();
  await page.waitForURL(/version=0/);
  await page.getByRole('button', { name: 'One event on' }).click();
  await quantity('40').waitFor();
  await state.locator('[data-changed="true"]').getByText('Quantity').waitFor();
  expect(await state.locator('[data-changed="true"]').count()).toBe(1);
  await slider.fill(String(newest));
  await quantity('12').waitFor();
  await leave(page);
});

it('finds what happened to a thing, and opens its history', async () => {
  const stockItem = await moved();
  const page = await signedIn(`/audit?entityId=${stockItem}`);
  await page.getByRole('link', { name: `History of Stock item ${stockItem}` }).first().click();
  await page.getByRole('slider', { name: 'Go back in time' }).waitFor();
  await page.getByRole('link', { name: 'All that happened' }).click();
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await page.getByText(/^Yes: [\d,]+ events are as they were/).waitFor({ timeout: 60_000 });
  await leave(page);
});

looksWell({
  name: 'audit',
  path: async () => {
    await moved();
    return '/audit';
  },
  ready: async (page) => {
    await page.getByRole('table').getByRole('link').first().waitFor();
    await page.locator('.usage li').first().waitFor();
  },
});

looksWell({
  name: 'audit-thing',
  path: async () => `/audit/StockItem/${await moved()}`,
  ready: async (page) => {
    await page.locator('.past-state').waitFor();
    await page.getByRole('slider').press('ArrowLeft');
    await page.waitForURL(/version=/);
    await page.locator('.past-state[data-stale="false"]').waitFor();
  },
});
