import { useEffect, useState } from 'preact/hooks';
import { followEventStream } from '../../shared/follow-event-stream.js';
import { caseEventsUrl } from './cases-client.js';

/** Entries that nobody is told of, such as a parcel's scan, are seen this much later. */
const lookEveryMs = 20_000;

/** Calls back when cases may have changed: at once where somebody is told of it, else after a while, while the page is seen. */
export const useCaseNews = (
  reference: string | null,
  { onNews, onSignedOut }: { readonly onNews: () => void; readonly onSignedOut: () => void },
): 'open' | 'waiting' => {
  const [line, setLine] = useState<'open' | 'waiting'>('open');
  useEffect(() => {
    const stream = followEventStream({
      url: caseEventsUrl(reference),
      headers: () => ({}),
      lastEventId: () => null,
      onLine: setLine,
      // A case that is not there is said by whoever reads it.
      onRefused: (status) => status !== 404 && onSignedOut(),
      onEvent: onNews,
    });
    const timer = setInterval(() => document.visibilityState === 'visible' && onNews(), lookEveryMs);
    return () => {
      stream.close();
      clearInterval(timer);
    };
  }, [reference, onNews, onSignedOut]);
  return line;
};
