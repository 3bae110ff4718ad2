import type { Request, Response } from 'express';
import { AppError } from '../../base/index.js';

/** One reader's open stream of server-sent events. */
export interface EventStream {
  readonly open: boolean;
  /** The id becomes the reader's `Last-Event-ID` when it comes back. */
  send(event: string, body: unknown, id?: string): void;
  close(): void;
  onClose(listener: () => void): void;
}

/** All open streams, so that a stopping server can end them and readers move on to another replica. */
export interface EventStreams {
  /** @throws AppError `rate-limited` when this reader has too many open: a page needs one, a person a few. */
  open(request: Request, response: Response, reader: string): EventStream;
  /** Ends those of one reader, such as an agent who signs out. */
  close(reader: string): void;
  closeAll(): void;
  readonly count: number;
}

const heartbeatMs = 15_000;
const waitingBytesMax = 1_000_000;
const reconnectMs = 1_000;
const streamsOfReaderMax = 20;

export const createEventStreams = (): EventStreams => {
  const streams = new Map<EventStream, string>();
  const ofReader = (reader: string): EventStream[] =>
    [...streams].filter(([, owner]) => owner === reader).map(([stream]) => stream);
  return {
    get count() {
      return streams.size;
    },
    open: (request, response, reader) => {
      if (ofReader(reader).length >= streamsOfReaderMax)
        throw new AppError('rate-limited', { streamsMax: streamsOfReaderMax });
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        // Tells nginx-like proxies to pass each event on at once.
        'X-Accel-Buffering': 'no',
      });
      response.write(`retry: ${reconnectMs}\n\n`);
      request.socket.setNoDelay(true);
      const listeners: (() => void)[] = [];
      const write = (text: string): void => {
        if (response.destroyed || response.writableEnded) return;
        response.write(text);
        // A reader that stopped reading catches up by sequence number later; its backlog is not ours to keep.
        if (response.writableLength > waitingBytesMax) response.destroy();
      };
      const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
      const stream: EventStream = {
        get open() {
          return !response.destroyed && !response.writableEnded;
        },
        send: (event, body, id) =>
          write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(body)}\n\n`),
        close: () => response.end(),
        onClose: (listener) => listeners.push(listener),
      };
      streams.set(stream, reader);
      response.once('close', () => {
        clearInterval(heartbeat);
        streams.delete(stream);
        for (const listener of listeners) listener();
      });
      return stream;
    },
    close: (reader) => {
      for (const stream of ofReader(reader)) stream.close();
    },
    closeAll: () => {
      for (const stream of [...streams.keys()]) stream.close();
    },
  };
};
