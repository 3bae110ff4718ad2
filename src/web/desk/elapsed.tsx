import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskTexts } from '../texts/desk-texts.js';

interface Props {
  readonly since: string;
  /** The server's clock when it answered, and our stopwatch then: a wrong or frozen clock here changes nothing. */
  readonly serverNow: string;
  readonly receivedMs: number;
  readonly texts: DeskTexts;
  readonly words: (span: string) => string;
}

export const spanInWords = (milliseconds: number, texts: DeskTexts): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return texts.span.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return texts.span.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? texts.span.hours(hours, minutes % 60) : texts.span.days(Math.floor(hours / 24));
};

/** How long something has lasted, ticking. */
export const Elapsed = ({ since, serverNow, receivedMs, texts, words }: Props): JSX.Element => {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const lasted = Date.parse(serverNow) - Date.parse(since) + (performance.now() - receivedMs);
  return <time dateTime={since}>{words(spanInWords(lasted, texts))}</time>;
};
