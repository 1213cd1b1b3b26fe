import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Tabs, type TabNews } from './tabs';

// Node has BroadcastChannel; of locks it has as much as this.
let queue: Promise<unknown>;
let held = 0;
const open: Tabs[] = [];

beforeEach(() => {
  queue = Promise.resolve();
  held = 0;
  vi.stubGlobal('navigator', { locks: { request } });
});
afterEach(() => {
  open.splice(0).forEach((tab) => tab.close());
  vi.unstubAllGlobals();
});

it('ask the server once, whichever asks first', async () => {
  const server = counting();
  const [one, two] = [tab(server.ask), tab(server.ask)];

  const [first, second] = await Promise.all([one.tabs.renew('old'), two.tabs.renew('old')]);

  expect(server.asked()).toBe(1);
  expect(second.accessToken).toBe(first.accessToken);
});

it('ask again for what comes after the newest', async () => {
  const server = counting();
  const [one, two] = [tab(server.ask), tab(server.ask)];
  const { accessToken } = await one.tabs.renew('old');
  await vi.waitFor(() => expect(two.news).toHaveLength(1));

  expect((await two.tabs.renew(accessToken)).accessToken).toBe('token-2');
});

it('tell each other that somebody signed out', async () => {
  const [one, two] = [tab(counting().ask), tab(counting().ask)];
  one.tabs.tellSignedOut();
  await vi.waitFor(() => expect(two.news).toEqual([{ kind: 'signed-out' }]));
});

it('go on after a renewal that failed', async () => {
  const { tabs } = tab(() => Promise.reject(new Error('down')));
  await expect(tabs.renew('old')).rejects.toThrow('down');
  await expect(tabs.renew('old')).rejects.toThrow('down');
});

function tab(ask: () => Promise<{ accessToken: string; expiresIn: number }>) {
  const news: TabNews[] = [];
  const tabs = new Tabs(ask, (each) => news.push(each));
  open.push(tabs);
  return { tabs, news };
}

function counting() {
  let number = 0;
  return {
    ask: async () => {
      number += 1;
      const accessToken = `token-${number}`;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { accessToken, expiresIn: 600 };
    },
    asked: () => number,
  };
}

function request(_: string, ...rest: unknown[]): Promise<unknown> {
  const work = rest.at(-1) as (lock: object | null) => unknown;
  if (rest.length === 2 && held > 0) {
    return Promise.resolve(work(null));
  }
  held += 1;
  const done = queue.then(() => work({})).finally(() => (held -= 1));
  queue = done.catch(() => undefined);
  return done;
}
