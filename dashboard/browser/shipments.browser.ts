import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { booked } from './booked';
import { leave, signedIn, withBrowser } from './browser';
import { looksWell, photograph } from './screenshots';
import { api, eventually, found, stocked } from './waybill';

withBrowser();

it('books a shipment with the cheapest carrier, and opens its label', async () => {
  const reference = `ORDER-${randomUUID().slice(0, 8)}`;
  const product = await stocked('ชาเขียวมะลิ', 40);
  await found(`/api/products?q=${product.sku}`);
  const page = await signedIn('/shipments');
  await page.getByRole('button', { name: 'Book a shipment' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Show prices' }).click();
  await dialog.getByText('Enter something here.').nth(4).waitFor();
  expect(await dialog.getByText('Enter something here.').count()).toBe(5);

  await dialog.getByLabel('Reference').fill(reference);
  await dialog.getByLabel('Customer').fill('Somchai Jaidee');
  await dialog.getByLabel('Email').fill('somchai@example.com');
  for (const [end, line, postalCode] of [['from', '1 Rama IV Road', '10330'], ['to', '99/1 Huay Kaew', '50200']]) {
    await dialog.locator(`[name="${end}/line1"]`).fill(line ?? '');
    await dialog.locator(`[name="${end}/postalCode"]`).fill(postalCode ?? '');
  }
  await dialog.getByLabel('Weight (kg)').fill('1.2');
  for (const side of ['Length (cm)', 'Width (cm)', 'Height (cm)']) {
    await dialog.getByLabel(side).fill('20');
  }
  const picker = dialog.getByRole('combobox', { name: 'Add a product by its name or SKU' });
  await picker.fill('no such thing at all');
  await dialog.getByText('No product is called that.').waitFor();
  await picker.fill(product.sku);
  await dialog.getByRole('option').filter({ hasText: product.sku }).waitFor();
  await page.keyboard.press('Enter');
  const quantity = dialog.getByLabel(`Quantity of ${product.name}`);
  await quantity.fill('0');
  await dialog.getByRole('button', { name: 'Show prices' }).click();
  await dialog.getByText('A whole number above 0').waitFor();
  await quantity.fill('3');
  await dialog.getByRole('button', { name: 'Show prices' }).click();
  await dialog.getByRole('radio').first().waitFor();
  expect(await dialog.getByRole('radio').first().isChecked()).toBe(true);
  await photograph(page, 'booking-prices-en-light');
  await dialog.getByRole('button', { name: 'Book a shipment' }).click();
  await page.getByRole('dialog', { name: reference }).waitFor();
  await page.getByRole('dialog').getByRole('listitem').filter({ hasText: product.sku }).getByText('3 ×').waitFor();

  // A tab of its own shows it where the browser can show PDF; otherwise the browser keeps it.
  const label = page.waitForResponse((response) => response.url().endsWith('/label'));
  const opened = Promise.race([page.context().waitForEvent('page'), page.waitForEvent('download')]);
  await page.getByRole('button', { name: 'Open label' }).click();
  const answer = await label;
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  await opened;
  await leave(page);
});

it('hands over and follows a shipment, which moves on the board of somebody else', async () => {
  const { id, reference } = await booked();
  const page = await signedIn(`/shipments/${id}`);
  const other = await signedIn(`/shipments?q=${reference}`, { language: 'th' });
  await other.getByRole('region', { name: 'จองแล้ว' }).getByText(reference).waitFor();

  await page.getByRole('button', { name: 'Hand to the carrier' }).click();
  await page.getByText(`${reference} is handed to the carrier.`).waitFor();
  await other.getByRole('region', { name: 'ส่งออกแล้ว' }).getByText(reference).waitFor();

  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Seen as').selectOption('OUT_FOR_DELIVERY');
  await dialog.getByLabel('Where (optional)').fill('Chiang Mai');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.getByRole('list').getByText('Out for delivery').waitFor();
  await other.getByRole('region', { name: 'กำลังนำจ่าย' }).getByText(reference).waitFor();
  await leave(page, other);
});

it('shows what one carrier takes, on the board and in the list', async () => {
  const customer = `Carried ${randomUUID().slice(0, 8)}`;
  const [posted, flown] = [
    await booked([], { carrier: 'THAILAND_POST', customer }),
    await booked([], { carrier: 'DHL', customer }),
  ];
  const page = await signedIn(`/shipments?q=${encodeURIComponent(customer)}`);
  const seen = (reference: string) => page.getByText(reference, { exact: true });
  await seen(posted.reference).waitFor();
  await seen(flown.reference).waitFor();
  await page.getByLabel('Carrier').selectOption({ label: 'DHL' });
  await seen(posted.reference).waitFor({ state: 'detached' });
  await seen(flown.reference).waitFor();
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await page.getByRole('row').filter({ hasText: flown.reference }).waitFor();
  expect(await page.getByRole('row').filter({ hasText: posted.reference }).count()).toBe(0);
  await page.getByLabel('Carrier').selectOption({ label: 'Any carrier' });
  await page.getByRole('row').filter({ hasText: posted.reference }).waitFor();
  await leave(page);
});

it('makes a choice of it when somebody else was faster', async () => {
  const { id } = await booked();
  const page = await signedIn(`/shipments/${id}`);
  const dialog = page.getByRole('dialog');
  // No news come through, so that the page does not know.
  await page.route('**/api/live*', (route) => route.abort());
  await page.reload();
  await dialog.getByRole('button', { name: 'Call it off' }).waitFor();
  await api('POST', `/api/shipments/${id}/dispatch`);
  await dialog.getByRole('button', { name: 'Call it off' }).click();
  await dialog.getByText('Someone else changed it in the meantime').waitFor();
  await dialog.getByRole('cell', { name: 'Dispatched' }).waitFor();
  await photograph(page, 'shipment-conflict-en-light');
  await dialog.getByRole('button', { name: 'Leave it as it is now' }).click();
  await dialog.getByRole('button', { name: 'Record' }).waitFor();
  await eventually(async () => {
    const { status } = await api<{ status: string }>('GET', `/api/shipments/${id}`);
    return status === 'DISPATCHED' ? true : undefined;
  });
  await leave(page);
});

looksWell({
  name: 'shipments',
  path: async () => {
    await booked();
    await booked(['DISPATCHED', 'IN_TRANSIT']);
    await booked(['DISPATCHED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED']);
    return '/shipments';
  },
  ready: (page) => page.locator('.board-card').nth(2).waitFor(),
});

looksWell({
  name: 'shipments-list',
  path: async () => {
    await booked(['CANCELLED']);
    return '/shipments?view=list';
  },
  ready: (page) => page.getByRole('table').getByRole('button').first().waitFor(),
});

looksWell({
  name: 'booking',
  path: '/shipments/new',
  ready: async (page) => {
    await page.getByRole('dialog').getByRole('combobox').last().waitFor();
  },
});

looksWell({
  name: 'shipment',
  path: async () => {
    const { productId } = await stocked('ชาเขียวมะลิ', 40);
    const { id } = await booked(['DISPATCHED', 'IN_TRANSIT'], { items: [{ productId, quantity: 3 }] });
    return `/shipments/${id}`;
  },
  ready: (page) => page.getByRole('dialog').locator('.timeline li').nth(1).waitFor(),
});
