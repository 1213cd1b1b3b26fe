import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { ADDRESS } from './waybill';

/** A line to Waybill that can be cut and mended, while Waybill itself goes on. */
export interface Line {
  readonly address: string;
  /** Ends all connections, and gets none through until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function line(): Promise<Line> {
  const { hostname, port } = new URL(ADDRESS);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const cut = () => {
    isCut = true;
    sockets.forEach((socket) => socket.destroy());
  };
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
