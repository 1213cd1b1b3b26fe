import { it } from 'vitest';
import { leave, signedIn, withBrowser } from './browser';
import { line } from './line';
import { looksWell } from './screenshots';
import { api, CONTROL, eventually, kill, startAgain, stocked } from './waybill';

withBrowser();

it('moves stock, and a second browser shows it without a reload', async () => {
  const { sku, name, stockItem } = await stocked('Jasmine tea', 40);
  const [one, other] = [await signedIn(`/stock?q=${sku}`), await signedIn(`/stock?q=${sku}`, { language: 'th' })];
  await other.getByRole('cell', { name: '40', exact: true }).first().waitFor();

  await one.getByRole('button', { name: `Move stock of ${name} at BANGKOK` }).click();
  const dialog = one.getByRole('dialog');
  await dialog.getByLabel('What happened').selectOption('SOLD');
  await dialog.getByLabel('Quantity').fill('35');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await one.getByText(`${name}: 40 → 5`).waitFor();

  await other.getByRole('cell', { name: '5', exact: true }).first().waitFor();
  await other.getByText('ใกล้หมด').last().waitFor();
  await eventually(async () => {
    const { quantity } = await api<{ quantity: number }>('GET', `/api/stock/${stockItem}`);
    return quantity === 5 ? true : undefined;
  });

  await dialog.getByLabel('Quantity').fill('50');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.getByText('5 are available now').waitFor();
  await dialog.getByRole('button', { name: 'Take 5 instead' }).click();
  await dialog.getByRole('button', { name: 'Record' }).click();
  await other.getByText('สินค้าหมด').last().waitFor();
  await leave(one, other);
});

it('reserves, gives back, and sends goods elsewhere', async () => {
  const { stockItem } = await stocked('Oolong', 20);
  const page = await signedIn(`/stock/${stockItem}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reserve', exact: true }).first().click();
  await dialog.getByLabel('Quantity').fill('4');
  await dialog.getByLabel('Order or reference').fill('ORDER-1');
  await dialog.getByRole('button', { name: 'Reserve', exact: true }).last().click();
  await dialog.getByText('4 for ORDER-1').waitFor();
  await dialog.getByRole('button', { name: 'Give back' }).click();
  await page.getByText('Given back: 4').waitFor();

  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await dialog.getByLabel('Quantity').fill('6');
  await dialog.getByLabel('To location').fill('PHUKET');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('Sent elsewhere').waitFor();
  await leave(page);
});

it('shows a movement before the server has said so, and takes it back when the server refuses', async () => {
  const { sku, stockItem } = await stocked('Hasty tea', 40);
  const page = await signedIn(`/stock?q=${sku}`);
  await page.getByRole('cell', { name: '40', exact: true }).first().waitFor();
  // No news come through, so that only the page itself can know; and its own request waits until it is let go.
  await page.route('**/api/live*', (route) => route.abort());
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/movements', async (route) => {
    if (route.request().method() === 'POST') {
      await held;
    }
    await route.continue();
  });
  await page.reload();
  await page.getByRole('button', { name: /^Move stock of Hasty tea/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What happened').selectOption('SOLD');
  await dialog.getByLabel('Quantity').fill('38');
  const shown = page.locator('tr', { hasText: sku }).locator('strong.changed');
  // Somebody else has just sold most of them.
  await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 30 });
  await dialog.getByRole('button', { name: 'Record' }).click();
  await shown.getByText('2', { exact: true }).waitFor();
  letGo();
  await dialog.getByText('10 are available now').waitFor();
  await dialog.getByRole('button', { name: 'Take 10 instead' }).waitFor();
  await shown.getByText('2', { exact: true }).waitFor({ state: 'detached' });
  await leave(page);
});

it('says that the line is broken, and shows what happened meanwhile once it is mended', async () => {
  const { sku, stockItem } = await stocked('Patient tea', 40);
  const way = await line();
  try {
    const page = await signedIn(`${way.address}/stock?q=${sku}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('cell', { name: '40', exact: true }).first().waitFor();
    way.cut();
    await page.getByText('Reconnecting').waitFor();
    await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 9 });
    way.mend();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('cell', { name: '31', exact: true }).first().waitFor();
    await leave(page);
  } finally {
    await way.close();
  }
});

it.skipIf(CONTROL === undefined)('says that the server is away, and shows what happened once it is back', async () => {
  const { sku, stockItem } = await stocked('Survivor', 40);
  const page = await signedIn(`/stock?q=${sku}`);
  await page.getByText('Live', { exact: true }).waitFor();
  await kill();
  await page.getByText('Reconnecting').waitFor();
  await startAgain();
  await api('POST', `/api/stock/${stockItem}/movements`, { type: 'SOLD', quantity: 7 });
  await page.getByRole('cell', { name: '33', exact: true }).first().waitFor({ timeout: 90_000 });
  await page.getByText('Live', { exact: true }).waitFor();
  await leave(page);
});

looksWell({
  name: 'stock',
  path: async () => {
    await stocked('ชาเขียวมะลิ', 40);
    await stocked('กาแฟดอยช้าง', 3);
    await stocked('Oolong', 0);
    return '/stock';
  },
  ready: (page) => page.getByRole('table').getByRole('button').first().waitFor(),
});

looksWell({
  name: 'stock-item',
  path: async () => `/stock/${(await stocked('ชาเขียวมะลิ', 40)).stockItem}`,
  ready: (page) => page.getByRole('dialog').locator('form').waitFor(),
});
