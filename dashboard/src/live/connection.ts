import { createParser } from 'eventsource-parser';

export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

/** How one connection went. Only the first two may be followed by another. */
export type Outcome =
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly status: number; readonly retryAfterMillis: number }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'refused' };

export interface Attempt {
  readonly url: string;
  readonly accessToken: string;
  readonly lastEventId: string | null;
  readonly signal: AbortSignal;
  /** A line that carries nothing for this long, not even a heartbeat, is dead. */
  readonly silenceMillis: number;
  readonly onOpen: () => void;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onEventId: (id: string) => void;
  readonly onRetry: (millis: number) => void;
}

/**
 * Opens a stream of server-sent events and reads it to its end. The browser's own EventSource cannot send an
 * Authorization header, and an access token has no place in an address.
 */
export async function connect(attempt: Attempt): Promise<Outcome> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), attempt.silenceMillis);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), attempt.silenceMillis);
  };
  try {
    const response = await fetch(attempt.url, {
      headers: {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${attempt.accessToken}`,
        ...(attempt.lastEventId === null ? {} : { 'Last-Event-ID': attempt.lastEventId }),
      },
      cache: 'no-store',
      signal: AbortSignal.any([attempt.signal, silence.signal]),
    });
    if (!response.ok || response.body === null) {
      silence.abort();
      return refusal(response);
    }
    attempt.onOpen();
    return await read(response.body, attempt, heard);
  } catch {
    return failed(0);
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

async function read(body: ReadableStream<Uint8Array>, attempt: Attempt, heard: () => void): Promise<Outcome> {
  let unauthorized = false;
  const parser = createParser({
    onRetry: attempt.onRetry,
    onEvent: ({ id, event, data }) => {
      if (event === 'unauthorized') {
        unauthorized = true;
        return;
      }
      if (id !== undefined) {
        attempt.onEventId(id);
      }
      attempt.onEvent({ name: event ?? 'message', data });
    },
  });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  while (!unauthorized) {
    const { done, value } = await reader.read();
    if (done) {
      return { kind: 'ended' };
    }
    heard();
    parser.feed(decoder.decode(value, { stream: true }));
  }
  return { kind: 'unauthorized' };
}

function refusal(response: Response): Outcome {
  if (response.status === 401) {
    return { kind: 'unauthorized' };
  }
  if (response.status === 403) {
    return { kind: 'refused' };
  }
  return failed(response.status, Number(response.headers.get('Retry-After') ?? 0) * 1000);
}

function failed(status: number, retryAfterMillis = 0): Outcome {
  // Retry-After may also be a date, which is no number.
  return { kind: 'failed', status, retryAfterMillis: Number.isFinite(retryAfterMillis) ? retryAfterMillis : 0 };
}
