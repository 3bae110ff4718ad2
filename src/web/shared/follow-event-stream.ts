import { createEventStreamParser, type StreamEvent } from './event-stream-parser.js';

export interface StreamOptions {
  readonly url: string;
  readonly headers: () => Record<string, string>;
  /** Where to go on after a break; null from the beginning. */
  readonly lastEventId: () => string | null;
  readonly onEvent: (event: StreamEvent) => void;
  /** `open` while events flow, `waiting` between attempts. */
  readonly onLine: (line: 'open' | 'waiting') => void;
  /** The server said no for good (401, 403, 404): nothing more is tried. */
  readonly onRefused: (status: number) => void;
}

export interface FollowedStream {
  readonly close: () => void;
}

const firstRetryMs = 500;
const lastRetryMs = 20_000;
/** Longer than two of the server's keep-alive comments; a silent line is a dead line. */
const silenceMaxMs = 60_000;

/**
 * Follows a server-sent event stream with headers, which the browser's own EventSource can't send.
 * Comes back after a break with `Last-Event-ID`, backing off with jitter, and at once when the device is online again.
 */
export const followEventStream = (options: StreamOptions): FollowedStream => {
  let closed = false;
  let attempt = 0;
  let controller = new AbortController();
  let wake: () => void = () => {};

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const comeBack = (): void => {
    attempt = 0;
    wake();
  };
  addEventListener('online', comeBack);

  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    const parse = createEventStreamParser(options.onEvent);
    const reader = body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const watchdog = setTimeout(() => controller.abort(), silenceMaxMs);
      const { done, value } = await reader.read().finally(() => clearTimeout(watchdog));
      if (done || closed) return;
      parse(decoder.decode(value, { stream: true }));
    }
  };

  const connect = async (): Promise<'refused' | 'ended'> => {
    controller = new AbortController();
    const lastEventId = options.lastEventId();
    const response = await fetch(options.url, {
      headers: {
        accept: 'text/event-stream',
        ...options.headers(),
        ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
      },
      cache: 'no-store',
      signal: controller.signal,
    });
    if ([401, 403, 404].includes(response.status)) {
      options.onRefused(response.status);
      return 'refused';
    }
    if (!response.ok || response.body === null) return 'ended';
    attempt = 0;
    options.onLine('open');
    await read(response.body);
    return 'ended';
  };

  const follow = async (): Promise<void> => {
    while (!closed) {
      const end = await connect().catch(() => 'ended' as const);
      if (closed || end === 'refused') return;
      options.onLine('waiting');
      const ceilingMs = Math.min(lastRetryMs, firstRetryMs * 2 ** attempt);
      attempt += 1;
      await pause(ceilingMs / 2 + (Math.random() * ceilingMs) / 2);
    }
  };
  void follow();

  return {
    close: () => {
      closed = true;
      removeEventListener('online', comeBack);
      controller.abort();
      wake();
    },
  };
};
