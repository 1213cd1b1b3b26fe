import createFetchClient from 'openapi-fetch';
import type { paths } from '#api';
import type { Send } from './client';
import { newKey } from './idempotency';

/** Waybill's API with the types of its own description: what is not described, or described otherwise, does not compile. */
export type Api = ReturnType<typeof createApi>;

export function createApi(send: Send) {
  // The other types of an answer are downloads, which are not asked for here.
  return createFetchClient<paths, 'application/json'>({ baseUrl: location.origin, fetch: send, headers: { Accept: 'application/json' } });
}

/** The body of an answer. Whatever is not a success was thrown before, see `createSend`. */
export async function body<T>(answer: Promise<{ data?: T | undefined; response: Response }>): Promise<T> {
  return (await answer).data as T;
}

/** The headers of a write: it waits a little until the lists show it, and if sent again, it happens once. */
export function writeHeaders(options: { readonly key?: string; readonly version?: number } = {}): Record<string, string> {
  return {
    Prefer: 'wait=5',
    'Idempotency-Key': options.key ?? newKey(),
    ...(options.version === undefined ? {} : { 'If-Match': `"${options.version}"` }),
  };
}
