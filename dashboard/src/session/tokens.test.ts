import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../http/problem';
import { Tokens, type Grant } from './tokens';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the tokens of a session', () => {
  it('are renewed before they expire', async () => {
    const { tokens, refreshes } = session();
    expect(await tokens.current()).toBe('token-0');
    vi.advanceTimersByTime(535_000);
    expect(await tokens.current()).toBe('token-0');
    vi.advanceTimersByTime(10_000);
    expect(await tokens.current()).toBe('token-1');
    expect(await tokens.current()).toBe('token-1');
    expect(refreshes()).toBe(1);
  });

  it('are renewed once for all who ask at the same time', async () => {
    const { tokens, refreshes } = session();
    const next = await Promise.all([tokens.renew('token-0'), tokens.renew('token-0'), tokens.renew('token-0')]);
    expect(next).toEqual(['token-1', 'token-1', 'token-1']);
    expect(await tokens.renew('token-0')).toBe('token-1');
    expect(refreshes()).toBe(1);
  });

  it('are good to their end while the next cannot be had, and no longer', async () => {
    const { tokens, fail } = session();
    fail(503);
    vi.advanceTimersByTime(599_000);
    expect(await tokens.current()).toBe('token-0');
    vi.advanceTimersByTime(2_000);
    await expect(tokens.current()).rejects.toBeInstanceOf(ProblemError);
    fail(0);
    expect(await tokens.current()).toBe('token-1');
  });

  it('go on with the token that another tab was given', async () => {
    const { tokens, refreshes } = session();
    let told = 0;
    tokens.watch(() => (told += 1));
    tokens.adopt({ accessToken: 'from-a-tab', expiresIn: 600 });
    expect(await tokens.renew('token-0')).toBe('from-a-tab');
    expect(refreshes()).toBe(0);
    expect(told).toBe(1);
  });

  it('end with the session', async () => {
    const { tokens, fail } = session();
    fail(401);
    vi.advanceTimersByTime(570_000);
    await expect(tokens.current()).rejects.toBeInstanceOf(ProblemError);
  });
});

function session() {
  let number = 0;
  let failing = 0;
  const refresh = (): Promise<Grant> => {
    if (failing !== 0) {
      const kind = failing === 401 ? 'unauthenticated' : 'unavailable';
      return Promise.reject(new ProblemError({ kind, status: failing, detail: null, errors: [], traceId: null }));
    }
    number += 1;
    return Promise.resolve({ accessToken: `token-${number}`, expiresIn: 600 });
  };
  return {
    tokens: new Tokens({ accessToken: 'token-0', expiresIn: 600 }, refresh),
    refreshes: () => number,
    fail: (status: number) => (failing = status),
  };
}
