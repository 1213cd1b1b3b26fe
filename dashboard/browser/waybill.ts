import { randomUUID } from 'node:crypto';

/** Where the Waybill under test is, such as `http://localhost:18090`. */
export const ADDRESS = required('WAYBILL_URL');

/** Who kills it and starts it again; without one (by hand), what needs that is skipped. */
export const CONTROL = process.env['WAYBILL_CONTROL'];

/** Good where Waybill started its servers itself. */
export const ADMINISTRATOR = { email: 'admin@example.com', password: 'Admin123!' };

let token: Promise<string> | undefined;

/** Asks the API as the administrator, to have something to look at. Whatever is not a success is thrown. */
export async function api<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
  token ??= signIn();
  const spent = token;
  const answer = await send(method, path, body, await spent);
  if (answer.status !== 401) {
    return read<T>(method, path, answer);
  }
  // It was good for ten minutes. Whoever finds that out first signs in again, for all.
  if (token === spent) {
    token = signIn();
  }
  return read<T>(method, path, await send(method, path, body, await token));
}

/** A product with stock, read back once it can be. */
export async function stocked(name: string, quantity: number, more: object = {}) {
  const sku = `B-${randomUUID().slice(0, 8)}`;
  const product = await api<{ id: string }>('POST', '/api/products', {
    sku,
    name,
    category: 'Drinks',
    price: { amount: '99.00', currency: 'THB' },
    initialQuantity: quantity,
    reorderLevel: 10,
    location: 'BANGKOK',
    ...more,
  });
  const stockItem = await eventually(async () => {
    const page = await api<{ items: { id: string }[] }>('GET', `/api/stock?productId=${product.id}`);
    return page.items[0]?.id;
  });
  return { productId: product.id, sku, name, stockItem };
}

/** Kills Waybill as `kill -9` does. */
export async function kill(): Promise<void> {
  await control('kill');
}

/** Starts it again where it was, and comes back when it is ready. */
export async function startAgain(): Promise<void> {
  await control('start');
  token = undefined;
}

/** Comes back once the search, which follows what was written, finds something; its pages read again only what changes. */
export async function found(path: string, least = 1): Promise<void> {
  await eventually(async () => {
    const { items } = await api<{ items: readonly unknown[] }>('GET', path);
    return items.length >= least ? true : undefined;
  });
}

/** Asks until there is an answer. */
export async function eventually<T>(ask: () => Promise<T | undefined>, patienceMillis = 90_000): Promise<T> {
  const deadline = Date.now() + patienceMillis;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`Nothing for ${patienceMillis} ms from ${ask}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function signIn(): Promise<string> {
  const path = '/api/auth/login';
  const { accessToken } = await read<{ accessToken: string }>('POST', path, await send('POST', path, ADMINISTRATOR));
  return accessToken;
}

function send(method: string, path: string, body: unknown, accessToken?: string): Promise<Response> {
  return fetch(ADDRESS + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Prefer: 'wait=10',
      ...(accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function read<T>(method: string, path: string, answer: Response): Promise<T> {
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function control(what: string): Promise<void> {
  const response = await fetch(`${required('WAYBILL_CONTROL')}/${what}`, { method: 'POST' });
  if (!response.ok) {
    throw new Error(`Waybill could not be made to ${what}: ${await response.text()}`);
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`Say where with ${name}`);
  }
  return value;
}
