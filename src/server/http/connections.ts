import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /** Takes no new connection and resolves when the last one is gone; those still busy after `drainMs` are cut. */
  close(drainMs: number): Promise<void>;
}

const lookEveryMs = 20;

/**
 * Knows which connections of a server are answering something. Node's own `closeIdleConnections` leaves out those
 * that have not asked anything yet, and browsers open such ones in advance: a stop would wait for them.
 */
export const watchConnections = (server: Server): Connections => {
  const busy = new Map<Socket, number>();
  server.on('connection', (socket) => {
    busy.set(socket, 0);
    socket.once('close', () => busy.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = busy.get(socket);
      if (left !== undefined) busy.set(socket, left - 1);
    });
  });
  const closeIdle = (): void => {
    for (const [socket, requests] of busy) if (requests === 0) socket.destroy();
  };
  return {
    close: (drainMs) =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        const cut = setTimeout(() => server.closeAllConnections(), drainMs);
        const look = setInterval(closeIdle, lookEveryMs);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(look);
          resolve();
        });
        closeIdle();
      }),
  };
};
