import { delayAfter } from './backoff';
import { connect, type Outcome, type StreamEvent } from './connection';

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'signed-out' | 'refused';

export interface Stream {
  readonly url: string;
  readonly accessToken: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState: (state: ConnectionState) => void;
  readonly silenceMillis?: number;
  /** How long to wait before connecting again, until the server says otherwise with `retry`. */
  readonly retryMillis?: number;
}

export interface Following {
  /** Does not wait any longer before connecting again. */
  retryNow(): void;
  stop(): void;
}

/** The server's heartbeat comes every 15 s; two may get lost. */
const SILENCE_MILLIS = 40_000;
const RETRY_MILLIS = 2_000;

/**
 * Follows a stream of server-sent events for as long as it may: after every loss it connects again and goes on after
 * the last event it has seen.
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
    let lastEventId: string | null = null;
    let retryMillis = stream.retryMillis ?? RETRY_MILLIS;
    let failures = 0;
    tell('connecting');
    while (!stopped.signal.aborted) {
      const outcome: Outcome = await connect({
        url: stream.url,
        accessToken: stream.accessToken,
        lastEventId,
        signal: stopped.signal,
        silenceMillis: stream.silenceMillis ?? SILENCE_MILLIS,
        onOpen: () => {
          failures = 0;
          tell('live');
        },
        onEvent: (event) => {
          if (!stopped.signal.aborted) {
            stream.onEvent(event);
          }
        },
        onEventId: (id) => (lastEventId = id),
        onRetry: (millis) => (retryMillis = millis),
      });
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
