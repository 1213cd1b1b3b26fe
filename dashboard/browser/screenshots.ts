import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { flaws, isTooWide, leave, photograph, shifts, signedIn, type Looks } from './browser';

export { photograph };

interface Look extends Looks {
  readonly name: string;
  /** Looks whether anything jumps while the page is loaded; what does, does so in all colours. */
  readonly loading?: boolean;
}

/** What still counts as good, see https://web.dev/articles/cls. */
const MOST_SHIFT = 0.1;

const ALL: readonly Look[] = [
  { name: 'en-light', language: 'en', theme: 'light', loading: true },
  { name: 'en-dark', language: 'en', theme: 'dark' },
  { name: 'th-light', language: 'th', theme: 'light' },
  { name: 'th-dark', language: 'th', theme: 'dark' },
  { name: 'th-phone', language: 'th', theme: 'light', phone: true, loading: true },
];

interface Shown {
  /** The name of the screenshots. */
  readonly name: string;
  /** Its address, once there is something to see. */
  readonly path: string | (() => Promise<string>);
  /** Waits until it is worth looking at; brings it into the state to look at. */
  readonly ready: (page: Page) => Promise<unknown>;
}

/**
 * A test for each way a page can look: takes a picture of it, has axe find nothing serious, nothing too wide, and nothing
 * that jumps while it is loaded.
 */
export function looksWell({ name, path, ready }: Shown): void {
  it.each(ALL)(`${name} looks well: $name`, async ({ name: how, loading = false, ...looks }) => {
    const page = await signedIn(typeof path === 'string' ? path : await path(), looks);
    await ready(page);
    await photograph(page, `${name}-${how}`);
    expect(await flaws(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    if (loading) {
      // Signing in was a click, after which a page may move for a moment.
      await page.reload();
      await ready(page);
      const { total, moved } = await shifts(page);
      expect(total, `what jumped: ${moved.join(', ')}`).toBeLessThan(MOST_SHIFT);
    }
    await leave(page);
  });
}
