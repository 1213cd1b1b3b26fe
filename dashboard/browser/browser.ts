import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { ADDRESS, ADMINISTRATOR } from './waybill';

export type Language = 'th' | 'en';
export type Theme = 'light' | 'dark';

export interface Looks {
  readonly language?: Language;
  readonly theme?: Theme;
  /** As wide and high as a phone. */
  readonly phone?: boolean;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PATIENCE_MILLIS = 60_000;
const WIDE = { width: 1360, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Pictures of pages; not committed, people look at them. */
export const PICTURES = process.env['WAYBILL_SCREENSHOTS'] ?? join(import.meta.dirname, '../target/screenshots');

let browser: Browser | undefined;
const open = new Set<Page>();

/** Starts one browser for the tests of a file, and ends it with them. Of a test that fails it shows what was to be seen. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['WAYBILL_CHROMIUM'] ?? '/usr/bin/chromium',
      args: FLAGS,
    });
  });
  afterEach(async ({ task }) => {
    const left = [...open];
    if (task.result?.state === 'fail') {
      const name = task.name.replace(/\W+/g, '-').slice(0, 60);
      await Promise.all(left.map((page, at) => photograph(page, `failed-${name}-${at}`)));
    }
    await leave(...left);
  });
  afterAll(async () => browser?.close());
}

/** Somebody with a browser of their own, who is not signed in. What the page says in its console is remembered. */
export async function somebody(looks: Looks = {}): Promise<Page> {
  if (browser === undefined) {
    throw new Error('Call withBrowser() at the top of the file');
  }
  const { language = 'en', theme = 'light', phone = false } = looks;
  const options: BrowserContextOptions = {
    baseURL: ADDRESS,
    viewport: phone ? PHONE : WIDE,
    timezoneId: 'Asia/Bangkok',
    locale: language === 'th' ? 'th-TH' : 'en-GB',
    colorScheme: theme,
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
  };
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MILLIS);
  const page = await context.newPage();
  open.add(page);
  return page;
}

/** Comes back once what was last decided has been drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Takes a picture of a page as it is now. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await drawn(page);
  // What is below the window, a dialog does not cover.
  const fullPage = (await page.locator('dialog[open]').count()) === 0;
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage });
}

/** Somebody who has signed in as the administrator, or as somebody else, and looks at a page. */
export async function signedIn(path = '/', looks: Looks = {}, who = ADMINISTRATOR): Promise<Page> {
  const page = await somebody(looks);
  await page.goto(path);
  await page.locator('input[name=email]').fill(who.email);
  await page.locator('input[name=password]').fill(who.password);
  await page.locator('button[type=submit]').click();
  await page.locator('main#page h1').waitFor();
  return page;
}

/** Ends what somebody looked at. */
export async function leave(...pages: readonly Page[]): Promise<void> {
  pages.forEach((page) => open.delete(page));
  await Promise.all(pages.map((page) => page.context().close()));
}

/** What axe finds serious or worse on a page as it is now, a line each. */
export async function flaws(page: Page): Promise<string[]> {
  // Not as a script element, which the page's own policy rightly refuses.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof import('axe-core') }).axe.run();
    return found.violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, where }) => `${id} (${help}) at ${where.join('; ')}`);
}

/** Whether the page is wider than the window, as it must not be on a phone. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/**
 * How much of what was to be seen has moved since the page was loaded, without being asked to: the cumulative layout
 * shift, a share, of which 0.1 still counts as good; and what moved.
 */
export function shifts(page: Page): Promise<{ readonly total: number; readonly moved: string[] }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          observer.disconnect();
          const unasked = (list.getEntries() as Shift[]).filter(({ hadRecentInput }) => !hadRecentInput);
          const nodes = unasked.flatMap(({ sources }) => sources.map(({ node }) => node));
          resolve({
            total: unasked.reduce((sum, { value }) => sum + value, 0),
            moved: nodes.map((node) => (node instanceof Element ? `${node.tagName} ${node.className}` : String(node?.textContent))),
          });
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // A page on which nothing moved tells nothing.
        setTimeout(() => resolve({ total: 0, moved: [] }), 500);
      }),
  );
}
