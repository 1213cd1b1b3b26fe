import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { flaws, isTooWide, leave, photograph, signedIn, type Looks } from './browser';

export { photograph };

const ALL: readonly (Looks & { readonly name: string })[] = [
  { name: 'en-light', language: 'en', theme: 'light' },
  { name: 'en-dark', language: 'en', theme: 'dark' },
  { name: 'th-light', language: 'th', theme: 'light' },
  { name: 'th-dark', language: 'th', theme: 'dark' },
  { name: 'th-phone', language: 'th', theme: 'light', phone: true },
];

interface Shown {
  /** The name of the screenshots. */
  readonly name: string;
  /** Its address, once there is something to see. */
  readonly path: string | (() => Promise<string>);
  /** Waits until it is worth looking at; brings it into the state to look at. */
  readonly ready: (page: Page) => Promise<unknown>;
}

/** A test for each way a page can look: takes a picture of it, has axe find nothing serious, and nothing too wide. */
export function looksWell({ name, path, ready }: Shown): void {
  it.each(ALL)(`${name} looks well: $name`, async ({ name: how, ...looks }) => {
    const page = await signedIn(typeof path === 'string' ? path : await path(), looks);
    await ready(page);
    await photograph(page, `${name}-${how}`);
    expect(await flaws(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await leave(page);
  });
}
