import { expect, it } from 'vitest';
import { leave, signedIn, withBrowser } from './browser';
import { looksWell } from './screenshots';
import { api, eventually, stocked } from './waybill';

withBrowser();

/** A stock item that had 40, then 5, then 12. */
async function moved(): Promise<string> {
  const { stockItem } = await stocked('Time travel tea', 40);
  await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 35 });
  await api('POST', `/api/stock/${stockItem}/movements`, { type: 'RECEIVED', quantity: 7 });
  return stockItem;
}

it('goes back in time on the slider', async () => {
  const stockItem = await moved();
  const page = await signedIn(`/audit/StockItem/${stockItem}`);
  const slider = page.getByRole('slider', { name: 'Go back in time' });
  const state = page.getByRole('region', { name: /^As it was at version/ });
  const quantity = (value: string) =>
    state.locator('div', { has: page.getByText('quantity', { exact: true }) }).locator('ins', { hasText: new RegExp(`^${value}$`) });
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
  expect(await state.locator('[data-changed="true"]').getByText('quantity').count()).toBe(1);
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
  ready: (page) => page.getByRole('table').getByRole('link').first().waitFor(),
});

looksWell({
  name: 'audit-thing',
  path: async () => `/audit/StockItem/${await moved()}`,
  ready: async (page) => {
    await page.locator('.past-state').waitFor();
    await page.getByRole('slider').press('ArrowLeft');
    await page.waitForTimeout(600);
  },
});
