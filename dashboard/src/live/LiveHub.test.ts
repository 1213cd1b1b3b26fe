import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { LiveHub } from './LiveHub';
import type { Topic } from './topics';

let server: Server | undefined;
let hub: LiveHub | undefined;

afterEach(() => {
  hub?.close();
  server?.closeAllConnections();
  server?.close();
});

it('watches on one stream what is listened to, and nothing else', async () => {
  const { asked, streams } = await started('stock', 'shipments');
  const [stock, shipments, audit] = [listener(), listener(), listener()];
  hub?.listen('stock', stock);
  hub?.listen('shipments', shipments);
  hub?.listen('audit', audit);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  expect(asked[0]?.topics).toBe('stock,shipments');

  streams[0]?.write('id:4\nevent:shipment\ndata:{"id":"s1"}\n\n');
  await vi.waitFor(() => expect(shipments.changes).toEqual([{ id: 's1' }]));
  expect(stock.changes).toEqual([]);
});

it('goes on where it was when another page listens to something else', async () => {
  const { asked, streams } = await started('stock', 'reports');
  const [stock, reports] = [listener(), listener()];
  hub?.listen('stock', stock);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.write('id:7\nevent:stock\ndata:{"id":"i1"}\n\n');
  await vi.waitFor(() => expect(stock.changes).toHaveLength(1));
  hub?.listen('reports', reports);
  await vi.waitFor(() => expect(streams).toHaveLength(2));

  expect(asked[1]).toEqual({ topics: 'stock,reports', lastEventId: '7' });
  expect(reports.resyncs()).toBe(0);
});

it('has everybody read again where it is not known what changed', async () => {
  const { streams } = await started('stock');
  const stock = listener();
  hub?.listen('stock', stock);
  await vi.waitFor(() => expect(stock.resyncs()).toBe(1));
  streams[0]?.write('id:9\nevent:resync\ndata:{}\n\n');
  await vi.waitFor(() => expect(stock.resyncs()).toBe(2));
});

it('goes on where it was after a pause', async () => {
  const { asked, streams } = await started('stock');
  hub?.listen('stock', listener());
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  const stock = listener();
  hub?.listen('stock', stock);
  streams[0]?.write('id:3\nevent:stock\ndata:{}\n\n');
  await vi.waitFor(() => expect(stock.changes).toHaveLength(1));
  hub?.pause();
  hub?.resume();
  await vi.waitFor(() => expect(streams).toHaveLength(2));
  expect(asked[1]?.lastEventId).toBe('3');
});

function listener() {
  const changes: unknown[] = [];
  let resyncs = 0;
  return { changes, resyncs: () => resyncs, onChange: (view: unknown) => changes.push(view), onResync: () => (resyncs += 1) };
}

async function started(...permitted: Topic[]) {
  const asked: { topics: string | null; lastEventId: string | undefined }[] = [];
  const streams: ServerResponse[] = [];
  const listening = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    asked.push({ topics: url.searchParams.get('topics'), lastEventId: request.headers['last-event-id']?.toString() });
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(':open\n\n');
    streams.push(response);
  });
  server = listening;
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
  hub = new LiveHub({
    tokens: { current: () => Promise.resolve('token'), renew: () => Promise.resolve('token') },
    permitted: new Set(permitted),
    onSignedOut: () => undefined,
    url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}/live`,
  });
  return { asked, streams };
}
