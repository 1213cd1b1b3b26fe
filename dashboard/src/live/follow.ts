import { problemOf } from '../http/problem';
import type { TokenSource } from '../session/tokens';
import { delayAfter } from './backoff';
import { connect, type Outcome, type StreamEvent } from './connection';

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'signed-out' | 'refused';

export interface Stream {
  readonly url: string;
  readonly tokens: TokenSource;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState: (state: ConnectionState) => void;
  /** Where to go on; without it the server begins with what there is now. */
  readonly lastEventId?: string | null;
  /** The id of each event, to go on after it another time. */
  readonly onEventId?: (id: string) => void;
  readonly silenceMillis?: number;
  /** How long to wait before connecting again, until the server says otherwise with `retry`. */
  readonly retryMillis?: number;
}

export interface Following {
  /** Does not wait any longer before connecting again. */
  retryNow(): void;
  stop(): void;
}

/** A token that is refused as soon as it is given is not worth another one. */
const MOST_RENEWALS = 2;
/** The server's heartbeat comes every 15 s; two may get lost. */
const SILENCE_MILLIS = 40_000;
const RETRY_MILLIS = 2_000;

/**
 * Follows a stream of server-sent events for as long as it may: after every loss it connects again and goes on after
 * the last event it has seen, and when its token is no longer good, with the next token.
 */
export function follow(stream: Stream): Following {
  const stopped = new AbortController();
  let wake = (): void => undefined;
  void run();
  return {
    retryNow: () => wake(),
    stop: () => {
      stopped.abort();
      wake();
    },
  };

  async function run(): Promise<void> {
    let lastEventId: string | null = stream.lastEventId ?? null;
    let retryMillis = stream.retryMillis ?? RETRY_MILLIS;
    let failures = 0;
    let renewals = 0;
    const connected = (accessToken: string): Promise<Outcome> =>
      connect({
        url: stream.url,
        accessToken,
        lastEventId,
        signal: stopped.signal,
        silenceMillis: stream.silenceMillis ?? SILENCE_MILLIS,
        onOpen: () => {
          failures = 0;
          tell('live');
        },
        onEvent: (event) => {
          renewals = 0;
          if (!stopped.signal.aborted) {
            stream.onEvent(event);
          }
        },
        onEventId: (id) => {
          lastEventId = id;
          stream.onEventId?.(id);
        },
        onRetry: (millis) => (retryMillis = millis),
      });
    tell('connecting');
    while (!stopped.signal.aborted) {
      const outcome: Outcome | 'renewed' = await withToken(connected);
      if (outcome === 'renewed' && ++renewals <= MOST_RENEWALS) {
        continue;
      }
      if (outcome === 'renewed') {
        tell('signed-out');
        return;
      }
      if (outcome.kind === 'unauthorized' || outcome.kind === 'refused') {
        tell(outcome.kind === 'refused' ? 'refused' : 'signed-out');
        return;
      }
      tell('reconnecting');
      if (outcome.kind === 'failed' && outcome.status === 400) {
        // The id is from another life of the server; without it there is a snapshot.
        lastEventId = null;
      }
      const patience = outcome.kind === 'failed' ? outcome.retryAfterMillis : 0;
      await sleep(Math.max(patience, delayAfter(failures, retryMillis)));
      failures += 1;
    }
  }

  async function withToken(connected: (accessToken: string) => Promise<Outcome>): Promise<Outcome | 'renewed'> {
    try {
      const token = await stream.tokens.current();
      const outcome = await connected(token);
      if (outcome.kind !== 'unauthorized' || stopped.signal.aborted) {
        return outcome;
      }
      await stream.tokens.renew(token);
      return 'renewed';
    } catch (failure) {
      const { kind, status } = problemOf(failure);
      return kind === 'unauthenticated' ? { kind: 'unauthorized' } : { kind: 'failed', status, retryAfterMillis: 0 };
    }
  }

  function tell(state: ConnectionState): void {
    if (!stopped.signal.aborted) {
      stream.onState(state);
    }
  }

  function sleep(millis: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (stopped.signal.aborted) {
        wake();
      }
    });
  }
}
