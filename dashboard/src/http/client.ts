import type { TokenSource } from '../session/tokens';
import { ProblemError, problemOf, readProblem } from './problem';

/** Sends a request on behalf of whoever is signed in. Whatever is not a success is thrown as a ProblemError. */
export type Send = (request: Request) => Promise<Response>;

/** With the tokens of a session, or of nobody. A request that is refused for its token is sent once more with the next. */
export function createSend(tokens: TokenSource | null, onUnauthorized: () => void): Send {
  async function signedIn(request: Request): Promise<Response> {
    if (tokens === null) {
      return fetch(request);
    }
    const again = request.clone();
    const token = await tokens.current();
    const response = await fetch(withToken(request, token));
    return response.status === 401 ? fetch(withToken(again, await tokens.renew(token))) : response;
  }

  return async (request) => {
    try {
      const response = await signedIn(request);
      if (!response.ok) {
        throw new ProblemError(await readProblem(response));
      }
      return response;
    } catch (failure) {
      if (problemOf(failure).kind === 'unauthenticated') {
        onUnauthorized();
      }
      throw failure;
    }
  };
}

/** What is asked before there is a session. For everything else there is the typed API, see `api.ts`. */
export interface Client {
  post<T>(path: string, body?: unknown): Promise<T>;
}

export function createClient(tokens: TokenSource | null, onUnauthorized: () => void): Client {
  const send = createSend(tokens, onUnauthorized);
  return {
    post: async <T>(path: string, body?: unknown) => {
      const response = await send(
        new Request(new URL(path, location.href), {
          method: 'POST',
          headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
      return (response.status === 204 ? undefined : await response.json()) as T;
    },
  };
}

function withToken(request: Request, token: string): Request {
  request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}
