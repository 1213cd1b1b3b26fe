import type { Grant } from './tokens';

/** What tabs of one browser, which share one cookie, tell each other. */
export type TabNews =
  | { readonly kind: 'granted'; readonly grant: Grant; readonly at: number }
  | { readonly kind: 'signed-out' };

const CHANNEL = 'waybill.session';
const LOCK = 'waybill.renewal';
/** For the news of the tab that was first to arrive. */
const NEWS_MILLIS = 60;
/** A renewal by another tab is this long as good as one of our own. */
const FRESH_MILLIS = 30_000;

/** Makes several tabs renew their session once, one for all. Without locks, in a page without TLS, each does it itself. */
export class Tabs {
  readonly #channel: BroadcastChannel | null;
  readonly #ask: () => Promise<Grant>;
  #newest: { readonly grant: Grant; readonly at: number } | null = null;

  /**
   * @param ask asks the server for the next grant
   * @param onNews what another tab tells
   */
  constructor(ask: () => Promise<Grant>, onNews: (news: TabNews) => void) {
    this.#ask = ask;
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
    if (this.#channel !== null) {
      this.#channel.onmessage = ({ data }: MessageEvent<TabNews>) => {
        this.#newest = data.kind === 'granted' ? data : null;
        onNews(data);
      };
    }
  }

  /** The next grant after an access token, or the first one: from the server, or from a tab that has just asked it. */
  renew(spent: string | null): Promise<Grant> {
    return alone(async (waited) => {
      if (waited) {
        await new Promise((resolve) => setTimeout(resolve, NEWS_MILLIS));
      }
      const { grant, at } = this.#newest ?? {};
      if (grant && at && grant.accessToken !== spent && Date.now() - at < FRESH_MILLIS) {
        return grant;
      }
      const next = await this.#ask();
      this.tellGranted(next);
      return next;
    });
  }

  tellGranted(grant: Grant): void {
    const { accessToken, expiresIn } = grant;
    this.#newest = { grant: { accessToken, expiresIn }, at: Date.now() };
    this.#channel?.postMessage({ kind: 'granted', ...this.#newest });
  }

  tellSignedOut(): void {
    this.#newest = null;
    this.#channel?.postMessage({ kind: 'signed-out' });
  }

  close(): void {
    this.#channel?.close();
  }
}

function alone<T>(work: (waited: boolean) => Promise<T>): Promise<T> {
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
  if (locks === undefined) {
    return work(false);
  }
  return locks.request(LOCK, { ifAvailable: true }, (free) => (free === null ? null : work(false))).then((done) =>
    done === null ? locks.request(LOCK, () => work(true)) : done,
  ) as Promise<T>;
}
