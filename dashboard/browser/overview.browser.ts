import { it } from 'vitest';
import { booked } from './booked';
import { drawn, leave, signedIn, withBrowser } from './browser';
import { looksWell } from './screenshots';
import { api, eventually, stocked } from './waybill';

withBrowser();

it('moves with the trade', async () => {
  const { stockItem } = await stocked('Lucky tea', 100);
  const page = await signedIn('/overview');
  const figure = (tile: RegExp) => page.getByRole('link', { name: tile }).locator('.tile-value');
  await page.getByRole('img', { name: /^Quantity on hand is/ }).waitFor();
  // What was done just before may count as well.
  const moved = async () => Number((await figure(/^Movements per minute/).innerText()).replace(/\D/g, ''));
  const quantity = await figure(/^Quantity on hand/).innerText();
  for (let sale = 0; sale < 3; sale++) {
    await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 1 });
  }
  await eventually(async () => ((await moved()) >= 3 ? true : undefined));
  await eventually(async () => ((await figure(/^Quantity on hand/).innerText()) !== quantity ? true : undefined));
  await leave(page);
});

looksWell({
  name: 'overview',
  path: async () => {
    const { stockItem } = await stocked('ชาเขียวมะลิ', 400);
    await stocked('กาแฟดอยช้าง', 3, { location: 'PHUKET' });
    await booked(['DISPATCHED', 'IN_TRANSIT']);
    await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 120 });
    return '/overview';
  },
  ready: async (page) => {
    await page.locator('.bars.compact li').first().waitFor();
    await page.locator('.locations .bars li').first().waitFor();
    await page.locator('.charts-wide canvas').waitFor();
    await eventually(async () =>
      (await page.locator('.tile-value', { hasText: /^–$/ }).count()) <= 1 ? true : undefined,
    );
    await drawn(page);
  },
});
