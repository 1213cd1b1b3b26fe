import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { leave, photograph, signedIn, withBrowser } from './browser';
import { looksWell } from './screenshots';
import { api, eventually, found, stocked } from './waybill';

withBrowser();

it('adds a product, which is found as one types, and changes its price', async () => {
  const sku = `TEA-${randomUUID().slice(0, 8)}`;
  const page = await signedIn('/products');
  await page.getByRole('button', { name: 'Add a product' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add a product' }).click();
  await dialog.getByText('Enter something here.').nth(2).waitFor();
  expect(await dialog.getByText('Enter something here.').count()).toBe(3);

  await dialog.getByLabel('Name').fill('ชาเขียวมะลิ');
  await dialog.getByLabel('SKU').fill(sku);
  await dialog.getByLabel('Category').fill('Drinks');
  await dialog.getByLabel('Description').fill('Jasmine green tea');
  await dialog.getByLabel('Price').fill('99.50');
  await dialog.getByLabel('Quantity').fill('40');
  await dialog.getByLabel('Location').fill('BANGKOK');
  await photograph(page, 'product-new-en-light');
  await dialog.getByRole('button', { name: 'Add a product' }).click();
  await page.getByText('ชาเขียวมะลิ is in the catalogue.').waitFor();
  await dialog.getByText('฿99.50').first().waitFor();

  await dialog.getByRole('button', { name: 'New price' }).click();
  await dialog.getByLabel('Price').fill('120');
  await dialog.getByRole('button', { name: 'Change the price' }).click();
  await dialog.getByText('฿120.00').first().waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('combobox', { name: 'Search products' }).fill(sku);
  const row = page.getByRole('row').filter({ hasText: sku });
  await row.getByRole('button', { name: 'Open ชาเขียวมะลิ' }).click();
  await dialog.getByText('฿120.00').first().waitFor();
  await leave(page);
});

it('makes a choice of it when somebody else was faster', async () => {
  const { productId } = await stocked('Oolong', 5);
  const page = await signedIn(`/products/${productId}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByLabel('Name').fill('Oolong, mine');
  await api('PATCH', `/api/products/${productId}`, { name: 'Oolong, theirs' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Someone else changed it in the meantime').waitFor();
  await dialog.getByRole('cell', { name: 'Oolong, theirs' }).waitFor();
  await photograph(page, 'product-conflict-en-light');
  await dialog.getByRole('button', { name: 'Save mine all the same' }).click();
  await page.getByText('Oolong, mine is saved.').waitFor();
  await eventually(async () => {
    const { name } = await api<{ name: string }>('GET', `/api/products/${productId}`);
    return name === 'Oolong, mine' ? true : undefined;
  });
  await leave(page);
});

looksWell({
  name: 'products',
  path: async () => {
    const { sku } = await stocked('ชาเขียวมะลิ', 40, { description: 'ชาเขียวกลิ่นมะลิ จากเชียงใหม่' });
    await found(`/api/products?q=${sku}`);
    return '/products';
  },
  ready: (page) => page.getByRole('table').getByRole('button').first().waitFor(),
});

looksWell({
  name: 'product',
  path: async () => `/products/${(await stocked('ชาเขียวมะลิ', 40)).productId}`,
  ready: (page) => page.getByRole('dialog').getByText('99.00').first().waitFor(),
});
