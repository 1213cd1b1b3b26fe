import type { TokenAnswer } from '#api';
import { problemOf } from '../http/problem';
import { claimsOf, type Claims } from './claims';

/** What signing in and refreshing give, for so many seconds. The refresh token is in a cookie that no script can read. */
export type Grant = Readonly<Pick<TokenAnswer, 'accessToken' | 'expiresIn'>>;

/** Where to get an access token from. */
export interface TokenSource {
  /** One that is good as far as anybody here knows. */
  current(): Promise<string>;
  /** The next one after one that was refused. */
  renew(refused: string): Promise<string>;
}

/** A token is renewed this long before it expires. */
const AHEAD_MILLIS = 60_000;

/** The access token of a session, in memory only, renewed before it expires; once for all who ask at the same time. */
export class Tokens implements TokenSource {
  readonly #refresh: (spent: string) => Promise<Grant>;
  readonly #watchers = new Set<() => void>();
  #accessToken: string;
  #expiresAt: number;
  #claims: Claims;
  #renewing: Promise<string> | null = null;

  /**
   * @param grant what signing in gave
   * @param refresh asks for the next grant after an access token
   */
  constructor(grant: Grant, refresh: (spent: string) => Promise<Grant>) {
    this.#refresh = refresh;
    this.#accessToken = grant.accessToken;
    this.#expiresAt = Date.now() + grant.expiresIn * 1000;
    this.#claims = claimsOf(grant.accessToken);
  }

  get claims(): Claims {
    return this.#claims;
  }

  /** Calls back when the claims change, as they do with a token for other roles. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  async current(): Promise<string> {
    if (Date.now() < this.#expiresAt - AHEAD_MILLIS) {
      return this.#accessToken;
    }
    try {
      return await this.renew(this.#accessToken);
    } catch (failure) {
      if (problemOf(failure).kind !== 'unauthenticated' && Date.now() < this.#expiresAt) {
        return this.#accessToken;
      }
      throw failure;
    }
  }

  renew(refused: string): Promise<string> {
    if (refused !== this.#accessToken) {
      return Promise.resolve(this.#accessToken);
    }
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  /** Goes on with a token that somebody else, such as another tab, was given for the same session. */
  adopt(grant: Grant): void {
    this.#accessToken = grant.accessToken;
    this.#expiresAt = Date.now() + grant.expiresIn * 1000;
    this.#claims = claimsOf(grant.accessToken);
    this.#watchers.forEach((watcher) => watcher());
  }

  async #renew(): Promise<string> {
    const grant = await this.#refresh(this.#accessToken);
    this.adopt(grant);
    return grant.accessToken;
  }
}
