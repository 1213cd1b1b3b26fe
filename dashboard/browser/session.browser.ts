import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { flaws, leave, photograph, signedIn, somebody, withBrowser } from './browser';
import { ADMINISTRATOR, eventually, stocked } from './waybill';

withBrowser();

it('signs in, stays signed in over a reload, and signs out in every tab', async () => {
  const page = await signedIn('/stock');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Stock' }).waitFor();
  const tab = await page.context().newPage();
  await tab.goto('/products');
  await tab.getByRole('heading', { level: 1, name: 'Products' }).waitFor();

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await leave(page);
});

it('says that a password is wrong, in both languages, and keeps what was typed', async () => {
  const page = await somebody({ language: 'th' });
  await page.goto('/');
  await page.getByLabel('อีเมล').fill(ADMINISTRATOR.email);
  await page.getByLabel('รหัสผ่าน').fill('wrong');
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.getByText('อีเมลหรือรหัสผ่านไม่ถูกต้อง').waitFor();
  await photograph(page, 'sign-in-th-light');
  expect(await flaws(page)).toEqual([]);

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Wrong email address or password.').waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe(ADMINISTRATOR.email);
  await leave(page);
});

it('remembers language, colours and years on this device', async () => {
  const page = await signedIn('/stock');
  await page.getByRole('button', { name: 'ไทย' }).click();
  await page.getByRole('heading', { level: 1, name: 'สต็อก' }).waitFor();
  await page.getByRole('button', { name: 'การตั้งค่า' }).click();
  await page.getByRole('button', { name: 'มืด' }).click();
  await page.getByRole('button', { name: /^ค\.ศ\./ }).click();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'สต็อก' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await page.getByRole('button', { name: 'การตั้งค่า' }).click();
  expect(await page.getByRole('button', { name: /^ค\.ศ\./ }).getAttribute('aria-pressed')).toBe('true');
  expect(await flaws(page)).toEqual([]);
  await leave(page);
});

it('is renewed once for several tabs', async () => {
  const page = await signedIn('/stock');
  const tab = await page.context().newPage();
  await tab.goto('/users');
  await tab.getByRole('table').waitFor();
  let renewals = 0;
  const spent = new Set<string>();
  page.context().on('request', (request) => {
    if (request.url().endsWith('/api/auth/refresh')) {
      renewals += 1;
    }
  });
  // From now on the token that both have is refused, as one that has expired is.
  await page.context().route(/\/api\/(stock|users)\?/, async (route) => {
    const token = route.request().headers()['authorization'] ?? '';
    if (spent.size === 0 || spent.has(token)) {
      spent.add(token);
      await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' });
    } else {
      await route.continue();
    }
  });
  const [stock, users] = [
    page.waitForResponse((answer) => answer.url().includes('/api/stock?') && answer.ok()),
    tab.waitForResponse((answer) => answer.url().includes('/api/users?') && answer.ok()),
  ];
  await Promise.all([
    page.getByRole('searchbox').fill('tea'),
    tab.getByRole('searchbox').fill('admin'),
  ]);
  await Promise.all([stock, users]);
  await tab.getByText('admin@example.com').first().waitFor();
  expect(spent.size).toBe(1);
  expect(renewals).toBe(1);
  await leave(page);
});

it('offers the years of the Buddhist era in English as well, and ours in Thai', async () => {
  const page = await signedIn('/users?q=admin@example.com');
  const since = page.getByRole('row').filter({ hasText: 'admin@example.com' }).getByRole('cell').filter({ hasText: /\d{4}/ });
  const [year, buddhist] = [new Date().getFullYear(), new Date().getFullYear() + 543];
  // Of an administrator who was made last year it is that year.
  const made = (await since.first().innerText()).includes(String(year)) ? 0 : 1;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: /^B\.E\./ }).click();
  await since.filter({ hasText: String(buddhist - made) }).first().waitFor();
  await page.getByRole('button', { name: 'ไทย' }).click();
  await page.getByRole('heading', { level: 1, name: 'ผู้ใช้' }).waitFor();
  await since.filter({ hasText: String(buddhist - made) }).first().waitFor();
  await page.getByRole('button', { name: 'การตั้งค่า' }).click();
  await page.getByRole('button', { name: /^ค\.ศ\./ }).click();
  await since.filter({ hasText: String(year - made) }).first().waitFor();
  await leave(page);
});

it('is used with nothing but a keyboard', async () => {
  const { sku, name } = await stocked('Keyboard tea', 40);
  const page = await somebody();
  await page.goto(`/stock?q=${sku}`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByLabel('Email').focus();
  await page.keyboard.type(ADMINISTRATOR.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(ADMINISTRATOR.password);
  await page.keyboard.press('Enter');
  const move = page.getByRole('button', { name: `Move stock of ${name} at BANGKOK` });
  await move.waitFor();

  // The first thing a keyboard comes to leads past the navigation.
  await page.reload();
  await move.waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to the page');
  await page.keyboard.press('Enter');
  for (let steps = 0; steps < 20 && !(await isFocused(move)); steps++) {
    await page.keyboard.press('Tab');
  }
  expect(await isFocused(move)).toBe(true);

  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const quantity = dialog.getByLabel('Quantity');
  await quantity.waitFor();
  await eventually(async () => ((await isFocused(quantity)) ? true : undefined));
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.getByText(`${name}: 40 → 42`).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => ((await isFocused(move)) ? true : undefined));
  await leave(page);
});

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
