import type { TokenSource } from '../session/tokens';
import { ProblemError, problemOf, readProblem } from './problem';

/** Asks the API on behalf of whoever is signed in. Whatever is not a success is thrown as a ProblemError. */
export interface Client {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<T>;
}

type Asked = RequestInit & { headers: Record<string, string> };

/** With the tokens of a session, or of nobody. A request that is refused for its token is sent once more with the next. */
export function createClient(tokens: TokenSource | null, onUnauthorized: () => void): Client {
  async function send<T>(path: string, request: Asked): Promise<T> {
    try {
      const response = await signedIn(path, request);
      if (!response.ok) {
        throw new ProblemError(await readProblem(response));
      }
      return (response.status === 204 ? undefined : await response.json()) as T;
    } catch (failure) {
      if (problemOf(failure).kind === 'unauthenticated') {
        onUnauthorized();
      }
      throw failure;
    }
  }

  async function signedIn(path: string, request: Asked): Promise<Response> {
    if (tokens === null) {
      return ask(path, request, null);
    }
    const token = await tokens.current();
    const response = await ask(path, request, token);
    return response.status === 401 ? ask(path, request, await tokens.renew(token)) : response;
  }

  return {
    get: (path, signal) => send(path, { headers: {}, ...(signal ? { signal } : {}) }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: body === undefined ? { ...headers } : { ...headers, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

function ask(path: string, request: Asked, token: string | null): Promise<Response> {
  const headers = { ...request.headers, Accept: 'application/json' };
  return fetch(path, {
    ...request,
    headers: token === null ? headers : { ...headers, Authorization: `Bearer ${token}` },
  });
}
