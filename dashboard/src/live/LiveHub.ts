import type { TokenSource } from '../session/tokens';
import { follow, type ConnectionState, type Following } from './follow';
import { topicOf, type Topic } from './topics';

export interface LiveListener {
  /** What changed, as it reads now. */
  readonly onChange: (view: unknown) => void;
  /** It is not known what changed: what is shown has to be read again. */
  readonly onResync: () => void;
}

export interface LiveHubOptions {
  readonly tokens: TokenSource;
  /** What whoever is signed in may watch. */
  readonly permitted: ReadonlySet<Topic>;
  readonly onSignedOut: () => void;
  readonly url?: string;
}

/**
 * The one stream of this tab. A browser opens few connections to a server, so that everything on a page that is live
 * shares one, which watches the topics that somebody listens to.
 */
export class LiveHub {
  readonly #options: LiveHubOptions;
  readonly #listeners = new Map<Topic, Set<LiveListener>>();
  readonly #watchers = new Set<() => void>();
  #state: ConnectionState = 'connecting';
  #watched: readonly Topic[] = [];
  #following: Following | null = null;
  #lastEventId: string | null = null;
  #opening: ReturnType<typeof setTimeout> | null = null;
  #paused = false;

  constructor(options: LiveHubOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Calls back when the state changes. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Tells what changes until it is stopped. Of a topic that is not permitted there is nothing to tell. */
  listen(topic: Topic, listener: LiveListener): () => void {
    if (!this.#options.permitted.has(topic)) {
      return () => undefined;
    }
    const listeners = this.#listeners.get(topic) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(topic, listeners);
    if (!this.#watched.includes(topic)) {
      // Together with whatever else the same page is about to listen to.
      this.#opening ??= setTimeout(() => this.#open(), 0);
    }
    return () => listeners.delete(listener);
  }

  retryNow = (): void => this.#following?.retryNow();

  /** Gives the connection to others while nobody looks; nothing is missed, it goes on where it was. */
  pause(): void {
    this.#paused = true;
    this.#following?.stop();
    this.#following = null;
  }

  resume(): void {
    if (this.#paused) {
      this.#paused = false;
      this.#open();
    }
  }

  close(): void {
    if (this.#opening !== null) {
      clearTimeout(this.#opening);
      this.#opening = null;
    }
    this.#following?.stop();
    this.#following = null;
    this.#watched = [];
  }

  #open(): void {
    this.#opening = null;
    this.#following?.stop();
    this.#watched = [...this.#listeners].filter(([, listeners]) => listeners.size > 0).map(([topic]) => topic);
    if (this.#watched.length === 0 || this.#paused) {
      return;
    }
    this.#following = follow({
      url: `${this.#options.url ?? '/api/live'}?topics=${this.#watched.join(',')}`,
      tokens: this.#options.tokens,
      lastEventId: this.#lastEventId,
      onEventId: (id) => (this.#lastEventId = id),
      onEvent: ({ name, data }) => this.#tell(name, data),
      onState: (state) => this.#become(state),
    });
  }

  #become(state: ConnectionState): void {
    // Without a place to go on from, what happened before this moment is not known.
    if (state === 'live' && this.#lastEventId === null) {
      this.#resync();
    }
    this.#state = state;
    this.#watchers.forEach((watcher) => watcher());
    if (state === 'signed-out') {
      this.#options.onSignedOut();
    }
  }

  #tell(name: string, data: string): void {
    if (name === 'resync') {
      this.#resync();
      return;
    }
    const topic = topicOf(name);
    const listeners = topic === null ? undefined : this.#listeners.get(topic);
    if (listeners !== undefined && listeners.size > 0) {
      const view: unknown = JSON.parse(data);
      [...listeners].forEach((listener) => listener.onChange(view));
    }
  }

  #resync(): void {
    for (const listeners of this.#listeners.values()) {
      [...listeners].forEach((listener) => listener.onResync());
    }
  }
}
