import { type Locale, tagOfLocale } from './locale.js';

/** `14:05` or `2:05 PM`, as people of this locale write the time of day. */
export const formatTime = (at: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOfLocale(locale), { hour: 'numeric', minute: '2-digit' }).format(new Date(at));

/** `14 Nov` with the time: for what may lie days back. */
export const formatMoment = (at: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tagOfLocale(locale), {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(at));
