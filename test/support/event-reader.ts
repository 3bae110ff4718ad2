import { createParser, type EventSourceMessage } from 'eventsource-parser';

export interface EventReader {
  readonly status: number;
  readonly events: readonly EventSourceMessage[];
  /** The first event that fits, now or when it comes. */
  next(fits: (event: EventSourceMessage) => boolean): Promise<EventSourceMessage>;
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Reads a stream of server-sent events as a browser would. */
export const readEvents = async (url: string, headers: Record<string, string>): Promise<EventReader> => {
  const abort = new AbortController();
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: abort.signal,
  });
  const events: EventSourceMessage[] = [];
  let waiting: {
    fits: (event: EventSourceMessage) => boolean;
    found: (event: EventSourceMessage) => void;
  }[] = [];
  const parser = createParser({
    onEvent: (event) => {
      events.push(event);
      for (const one of waiting.filter(({ fits }) => fits(event))) one.found(event);
      waiting = waiting.filter(({ fits }) => !fits(event));
    },
  });
  const pump = async (): Promise<void> => {
    if (response.body === null) return;
    const decoder = new TextDecoder();
    for await (const piece of response.body)
      parser.feed(decoder.decode(piece as Uint8Array, { stream: true }));
  };
  return {
    status: response.status,
    events,
    next: (fits) => {
      const known = events.find(fits);
      return known === undefined
        ? new Promise((found) => waiting.push({ fits, found }))
        : Promise.resolve(known);
    },
    ended: pump().catch(() => {}),
    close: () => abort.abort(),
  };
};
