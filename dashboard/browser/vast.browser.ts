import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawn, leave, signedIn, withBrowser } from './browser';
import { api, eventually } from './waybill';

// The last file by its name: what it makes would be in the way of the others.
const ROWS = 10_000;
const PRODUCTS = 100;
const AT_ONCE = 24;
const MEASURES = process.env['WAYBILL_FRAMES'] !== undefined;

/** What is shown of a list at most: what fits into the window, and some above and below. */
const MOST_IN_PAGE = 60;

withBrowser();

/** How the middle of a list looks from within the page. */
interface Sight {
  /** Which rows are there, the first being 1, with their texts. */
  readonly rows: readonly (readonly [number, string])[];
  /** How many pixels of what is in sight have no row in them. */
  readonly blank: number;
}

describe('a list of 10,000 rows', () => {
  const series = `VAST-${randomUUID().slice(0, 8)}`;
  let skus: readonly string[] = [];

  beforeAll(async () => {
    await stockUp(series);
    skus = await inOrder(series);
    expect(skus).toHaveLength(ROWS);
  }, 600_000);

  it('is gone down to its end and back with the keyboard', async () => {
    const page = await signedIn(`/stock?q=${series}`);
    const list = await open(page);
    await toTheEnd(page, list);

    const end = await sight(list);
    expect(end.blank).toBe(0);
    expect(end.rows.at(-1)?.[0]).toBe(ROWS);
    expect(end.rows.length).toBeLessThan(MOST_IN_PAGE);
    check(end, skus);

    await page.keyboard.press('Home');
    await eventually(async () => ((await sight(list)).rows[0]?.[0] === 1 ? true : undefined));
    await still(page, list);
    const beginning = await sight(list);
    expect(beginning.blank).toBe(0);
    check(beginning, skus);

    await page.keyboard.press('PageDown');
    await eventually(async () => ((await list.evaluate(({ scrollTop }) => scrollTop)) > 100 ? true : undefined));
    await still(page, list);
    const next = await sight(list);
    expect(next.blank).toBe(0);
    expect(next.rows.at(-1)?.[0]).toBeGreaterThan(beginning.rows.at(-1)?.[0] ?? ROWS);
    check(next, skus);
    await leave(page);
  });

  it('has the right rows and no gap wherever it is scrolled to, and little of it in the page', async () => {
    const page = await signedIn(`/stock?q=${series}`);
    const list = await open(page);
    await toTheEnd(page, list);
    const whole = await list.evaluate(({ scrollHeight }) => scrollHeight);
    const seen = new Set<number>();
    for (let step = 0; step <= 400; step++) {
      await list.evaluate((place, top) => (place.scrollTop = top), (step / 400) * whole);
      await drawn(page);
      const now = await sight(list);
      expect(now.blank, `at ${step} of 400`).toBe(0);
      expect(now.rows.length).toBeLessThan(MOST_IN_PAGE);
      check(now, skus);
      now.rows.forEach(([number]) => seen.add(number));
    }
    expect(seen.size).toBe(ROWS);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2_500);
    await leave(page);
  });

  // By hand, see README.md: how long each picture takes is the machine's business, and no test's.
  it.runIf(MEASURES)('is measured frame by frame, by hand with WAYBILL_FRAMES=1', async () => {
    const page = await signedIn(`/stock?q=${series}`);
    const list = await open(page);
    await toTheEnd(page, list);
    for (const [how, pixels] of [['as with a wheel', 100], ['more than a window', 1_000]] as const) {
      console.log(`${how}, ${pixels} px: ${JSON.stringify(await frames(list, pixels))}`);
    }
    await leave(page);
  });
});

/** Many products, each with a stock item at many locations. */
async function stockUp(series: string): Promise<void> {
  const products: string[] = [];
  await all(PRODUCTS, async (number) => {
    const { id } = await api<{ id: string }>('POST', '/api/products', {
      sku: `${series}-${String(number).padStart(3, '0')}`,
      name: `ชา ${number}`,
      category: 'Drinks',
      price: { amount: '99.00', currency: 'THB' },
    });
    products.push(id);
  });
  await all(ROWS, (number) =>
    api('POST', '/api/stock', {
      productId: products[number % PRODUCTS],
      location: `SHELF-${String(Math.floor(number / PRODUCTS)).padStart(2, '0')}`,
    }),
  );
}

/** The list as the API has it, read without a browser. */
async function inOrder(series: string): Promise<string[]> {
  return eventually(async () => {
    const items: string[] = [];
    let cursor: string | null | undefined = '';
    while (cursor != null) {
      const page: { items: { sku: string; location: string }[]; nextCursor?: string | null } = await api(
        'GET',
        `/api/stock?q=${series}&limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      items.push(...page.items.map(({ sku, location }) => `${sku} ${location}`));
      cursor = page.nextCursor;
    }
    return items.length === ROWS ? items : undefined;
  }, 300_000);
}

async function all(count: number, work: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        next += 1;
        await work(next - 1);
      }
    }),
  );
}

async function open(page: Page): Promise<Locator> {
  const list = page.getByRole('region', { name: 'Stock' });
  await list.getByRole('table').getByRole('row').nth(1).waitFor();
  await list.focus();
  return list;
}

/** More is read as the end comes into sight, so there are some ends on the way to the last. */
async function toTheEnd(page: Page, list: Locator): Promise<void> {
  await eventually(async () => {
    await page.keyboard.press('End');
    const { rows } = await sight(list);
    return rows.at(-1)?.[0] === ROWS ? true : undefined;
  }, 240_000);
  await still(page, list);
}

/** Browsers let a list glide to where a key sends it. */
async function still(page: Page, list: Locator): Promise<void> {
  const top = () => list.evaluate(({ scrollTop }) => scrollTop);
  await eventually(async () => {
    const before = await top();
    await drawn(page);
    return (await top()) === before ? true : undefined;
  });
}

function check({ rows }: Sight, skus: readonly string[]): void {
  expect(rows.map(([, text]) => text)).toEqual(rows.map(([number]) => skus[number - 1]));
}

function sight(list: Locator): Promise<Sight> {
  return list.evaluate((place) => {
    const rows = [...place.querySelectorAll<HTMLTableRowElement>('tbody tr[aria-rowindex]')];
    const seen = place.getBoundingClientRect();
    // The cells of the head stay in sight, and not the head itself.
    const head = place.querySelector('thead th')?.getBoundingClientRect();
    const [top, bottom] = [head?.bottom ?? seen.top, seen.top + place.clientTop + place.clientHeight];
    const covered = rows.reduce((sum, row) => {
      const at = row.getBoundingClientRect();
      return sum + Math.max(0, Math.min(at.bottom, bottom) - Math.max(at.top, top));
    }, 0);
    return {
      rows: rows.map((row) => {
        const sku = row.querySelector('.cell-sub')?.firstChild?.textContent ?? '';
        return [Number(row.getAttribute('aria-rowindex')) - 1, `${sku} ${row.cells[1]?.textContent ?? ''}`] as const;
      }),
      blank: Math.max(0, Math.round(bottom - top - covered)),
    };
  });
}

/** Scrolls from the beginning, so far with each frame, for 600 frames, and says how long frames took, in milliseconds. */
function frames(list: Locator, pixels: number) {
  return list.evaluate(
    (place, step) =>
      new Promise((resolve) => {
        const took: number[] = [];
        let before: number | undefined;
        place.scrollTop = 0;
        const next = (now: number) => {
          if (before !== undefined) {
            took.push(now - before);
          }
          before = now;
          if (took.length === 600) {
            const sorted = took.toSorted((one, other) => one - other);
            const share = (part: number) => Math.round((sorted[Math.floor(part * sorted.length)] ?? 0) * 10) / 10;
            resolve({
              median: share(0.5),
              p95: share(0.95),
              p99: share(0.99),
              longest: share(0.9999),
              over50: took.filter((millis) => millis > 50).length,
            });
            return;
          }
          place.scrollTop += step;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    pixels,
  );
}
