import { it } from 'vitest';
import { leave, signedIn, withBrowser } from './browser';
import { looksWell } from './screenshots';
import { api, stocked } from './waybill';

withBrowser();

it('moves with the trade', async () => {
  const { stockItem } = await stocked('Lucky tea', 100);
  const page = await signedIn('/overview');
  const rate = page.getByRole('link', { name: /Movements per minute/ });
  await page.getByRole('img', { name: /^Quantity on hand is/ }).waitFor();
  for (let sale = 0; sale < 3; sale++) {
    await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 1 });
  }
  await rate.filter({ hasText: '3' }).waitFor();
  await leave(page);
});

looksWell({
  name: 'overview',
  path: async () => {
    const { stockItem } = await stocked('ชาเขียวมะลิ', 400);
    await stocked('กาแฟดอยช้าง', 3, { location: 'PHUKET' });
    await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 120 });
    return '/overview';
  },
  ready: async (page) => {
    await page.getByRole('img').first().waitFor();
    await page.waitForTimeout(2_500);
  },
});
