import { ProblemError, readProblem } from './problem';

/** Asks the API on behalf of whoever is signed in. Whatever is not a success is thrown as a ProblemError. */
export interface Client {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<T>;
}

export function createClient(accessToken: string | null, onUnauthorized: () => void): Client {
  async function send<T>(path: string, request: RequestInit & { headers: Record<string, string> }): Promise<T> {
    const headers = { ...request.headers, Accept: 'application/json' };
    const response = await fetch(path, {
      ...request,
      headers: accessToken === null ? headers : { ...headers, Authorization: `Bearer ${accessToken}` },
    });
    if (!response.ok) {
      if (response.status === 401) {
        onUnauthorized();
      }
      throw new ProblemError(await readProblem(response));
    }
    return (await response.json()) as T;
  }

  return {
    get: (path, signal) => send(path, { headers: {}, ...(signal ? { signal } : {}) }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
