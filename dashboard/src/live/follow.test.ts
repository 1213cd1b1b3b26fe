import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../http/problem';
import type { TokenSource } from '../session/tokens';
import { follow, type ConnectionState, type Following } from './follow';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let server: Server | undefined;
let following: Following | undefined;

afterEach(() => {
  following?.stop();
  server?.closeAllConnections();
  server?.close();
});

describe('following a stream', () => {
  it('goes on after the last event it has seen when the line breaks', async () => {
    const seen = await followed(
      open((response) => {
        response.write(event('snapshot', '7', 'a'));
        response.write(event('update', '8', 'b'), () => response.destroy());
      }),
      open((response) => response.write(event('update', '9', 'c'))),
    );
    await seen.until(() => seen.events.length === 3);

    expect(seen.events).toEqual(['snapshot a', 'update b', 'update c']);
    expect(seen.lastEventIds).toEqual([undefined, '8']);
    expect(seen.states).toEqual(['connecting', 'live', 'reconnecting', 'live']);
  });

  it('sends the access token', async () => {
    const seen = await followed(open((response) => response.write(event('snapshot', '1', 'a'))));
    await seen.until(() => seen.events.length === 1);

    expect(seen.authorizations).toEqual(['Bearer the-token']);
  });

  it('takes an event in pieces, even within a letter', async () => {
    const bytes = Buffer.from(event('snapshot', '1', 'กรุงเทพ'));
    const seen = await followed(
      open((response) => {
        const write = (at: number): void => {
          if (at < bytes.length) {
            response.write(bytes.subarray(at, at + 1), () => setImmediate(write, at + 1));
          }
        };
        write(0);
      }),
    );
    await seen.until(() => seen.events.length === 1);

    expect(seen.events).toEqual(['snapshot กรุงเทพ']);
  });

  it('ends when the token is refused', async () => {
    const seen = await followed((response) => response.writeHead(401).end());
    await seen.until(() => seen.states.includes('signed-out'));
    await quiet();

    expect(seen.states).toEqual(['connecting', 'signed-out']);
    expect(seen.lastEventIds).toHaveLength(1);
  });

  it('ends when the stream says that the token has expired', async () => {
    const seen = await followed(
      open((response) => response.write(event('snapshot', '1', 'a') + 'event:unauthorized\ndata:\n\n')),
    );
    await seen.until(() => seen.states.includes('signed-out'));
    await quiet();

    expect(seen.events).toEqual(['snapshot a']);
    expect(seen.lastEventIds).toHaveLength(1);
  });

  it('goes on with the next token where the former ended, and nobody notices', async () => {
    const seen = await followedWith(
      numbered(),
      open((response) => response.write(event('snapshot', '1', 'a') + 'event:unauthorized\ndata:{}\n\n')),
      open((response) => response.write(event('update', '2', 'b'))),
    );
    await seen.until(() => seen.events.length === 2);

    expect(seen.authorizations).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(seen.lastEventIds).toEqual([undefined, '1']);
    expect(seen.states).toEqual(['connecting', 'live', 'live']);
  });

  it('does not ask for one token after the other when none is good', async () => {
    const seen = await followedWith(numbered(), (response) => response.writeHead(401).end());
    await seen.until(() => seen.states.includes('signed-out'));
    await quiet();

    expect(seen.authorizations).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-3']);
  });

  it('tries again while the next token cannot be had', async () => {
    let tries = 0;
    const seen = await followedWith(
      {
        current: () => (++tries === 1 ? Promise.reject(problem(503)) : Promise.resolve('the-token')),
        renew: () => Promise.reject(problem(503)),
      },
      open((response) => response.write(event('snapshot', '1', 'a'))),
    );
    await seen.until(() => seen.events.length === 1);

    expect(seen.states).toEqual(['connecting', 'reconnecting', 'live']);
  });

  it('finds out on the next attempt when that event came without data and so is none', async () => {
    const seen = await followed(
      open((response) => response.end('event:unauthorized\n:sign in again\n\n')),
      (response) => response.writeHead(401).end(),
    );
    await seen.until(() => seen.states.includes('signed-out'));

    expect(seen.states).toEqual(['connecting', 'live', 'reconnecting', 'signed-out']);
  });

  it('does not knock again where it is not allowed in', async () => {
    const seen = await followed((response) => response.writeHead(403).end());
    await seen.until(() => seen.states.includes('refused'));
    await quiet();

    expect(seen.lastEventIds).toHaveLength(1);
  });

  it('tries again while the server is down', async () => {
    const seen = await followed(
      (response) => response.writeHead(503).end(),
      (response) => response.destroy(),
      open((response) => response.write(event('snapshot', '1', 'a'))),
    );
    await seen.until(() => seen.events.length === 1);

    expect(seen.states).toEqual(['connecting', 'reconnecting', 'reconnecting', 'live']);
  });

  it('waits as long as the server asks it to', async () => {
    const seen = await followed((response) => response.writeHead(503, { 'Retry-After': '60' }).end());
    await seen.until(() => seen.states.includes('reconnecting'));
    await quiet();

    expect(seen.lastEventIds).toHaveLength(1);
  });

  it('does not wait any longer when told so', async () => {
    const seen = await followed(
      (response) => response.writeHead(503, { 'Retry-After': '60' }).end(),
      open((response) => response.write(event('snapshot', '1', 'a'))),
    );
    await seen.until(() => seen.states.includes('reconnecting'));
    await quiet();
    following?.retryNow();
    await seen.until(() => seen.events.length === 1);

    expect(seen.lastEventIds).toHaveLength(2);
  });

  it('starts afresh when the server does not know the last event', async () => {
    const seen = await followed(
      open((response) => response.end(event('snapshot', 'odd', 'a'))),
      (response) => response.writeHead(400).end(),
      open((response) => response.write(event('snapshot', '1', 'b'))),
    );
    await seen.until(() => seen.events.length === 2);

    expect(seen.lastEventIds).toEqual([undefined, 'odd', undefined]);
  });

  it('leaves a line that has gone silent', async () => {
    const seen = await followed(
      open((response) => response.write(event('snapshot', '1', 'a'))),
      open((response) => response.write(event('update', '2', 'b'))),
    );
    await seen.until(() => seen.events.length === 2);

    expect(seen.lastEventIds).toEqual([undefined, '1']);
  });

  it('stays on a line that only its heartbeat keeps alive', async () => {
    const seen = await followed(
      open((response) => {
        const heartbeat = setInterval(() => response.write(':\n\n'), 50);
        response.on('close', () => clearInterval(heartbeat));
      }),
    );
    await quiet(3 * SILENCE_MILLIS);

    expect(seen.states).toEqual(['connecting', 'live']);
  });

  it('waits between attempts for as long as the stream has said', async () => {
    const seen = await followed(open((response) => response.end('retry:60000\n\n')));
    await seen.until(() => seen.states.includes('reconnecting'));
    await quiet();

    expect(seen.lastEventIds).toHaveLength(1);
  });

  it('says nothing more once it was stopped', async () => {
    const seen = await followed(open((response) => response.write(event('snapshot', '1', 'a'))));
    await seen.until(() => seen.events.length === 1);
    following?.stop();
    await quiet();

    expect(seen.states).toEqual(['connecting', 'live']);
    expect(seen.lastEventIds).toHaveLength(1);
  });
});

const SILENCE_MILLIS = 300;

const refused: TokenSource = {
  current: () => Promise.resolve('the-token'),
  renew: () => Promise.reject(problem(401)),
};

function numbered(): TokenSource {
  let number = 1;
  return {
    current: () => Promise.resolve(`token-${number}`),
    renew: () => Promise.resolve(`token-${++number}`),
  };
}

function problem(status: number): ProblemError {
  const kind = status === 401 ? 'unauthenticated' : 'unavailable';
  return new ProblemError({ kind, status, detail: null, errors: [], traceId: null });
}

/** Follows a server that gives these answers, one to each connection, and after them the last one again. */
function followed(...answers: Answer[]) {
  return followedWith(refused, ...answers);
}

async function followedWith(tokens: TokenSource, ...answers: Answer[]) {
  const seen = {
    events: [] as string[],
    states: [] as ConnectionState[],
    lastEventIds: [] as (string | undefined)[],
    authorizations: [] as (string | undefined)[],
    until: (condition: () => boolean) => vi.waitUntil(condition, { timeout: 5_000, interval: 5 }),
  };
  const started = createServer((request, response) => {
    const answer = answers[Math.min(seen.lastEventIds.length, answers.length - 1)];
    seen.lastEventIds.push(request.headers['last-event-id']?.toString());
    seen.authorizations.push(request.headers.authorization);
    answer?.(response, request);
  });
  server = started;
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening));
  following = follow({
    url: `http://127.0.0.1:${(started.address() as AddressInfo).port}/stream`,
    tokens,
    silenceMillis: SILENCE_MILLIS,
    retryMillis: 20,
    onEvent: ({ name, data }) => seen.events.push(`${name} ${data}`),
    onState: (state) => seen.states.push(state),
  });
  return seen;
}

function open(then: Answer): Answer {
  return (response, request) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(':open\n\n');
    then(response, request);
  };
}

function event(name: string, id: string, data: string): string {
  return `id:${id}\nevent:${name}\ndata:${data}\n\n`;
}

function quiet(millis = 150): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
