import { expect, it } from 'vitest';
import { flaws, leave, photograph, signedIn, somebody, withBrowser } from './browser';
import { ADMINISTRATOR } from './waybill';

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
