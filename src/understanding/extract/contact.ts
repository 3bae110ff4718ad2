import { type Found, findAll } from './span.js';

/** E-mail addresses, lower case. "at" and "dot" written out are understood when both are. */
export const findEmails = (text: string): Found[] => {
  const written = findAll(text, /[a-z0-9][\w.+%-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi, ([match]) =>
    match.toLowerCase().replace(/\.+$/, ''),
  );
  if (written.length > 0) return written;
  return findAll(
    text,
    /\b([\w.+-]+) ?(?:\(at\)|\[at\]| at ) ?([\w-]+) ?(?:\(dot\)|\[dot\]| dot ) ?(com|net|org|co|cn|io|edu|de|fr)\b/gi,
    (match) => `${match[1]}@${match[2]}.${match[3]}`.toLowerCase(),
  );
};

/** Case references such as RF-7K3M-92, upper case. */
export const findCaseReferences = (text: string): Found[] =>
  findAll(text, /\bRF[- ]?([A-Z0-9]{4})[- ]?(\d{2})\b/gi, (match) =>
    `RF-${match[1]}-${match[2]}`.toUpperCase(),
  );

/** Telephone numbers; only ever masked, never used. */
export const findPhones = (text: string): Found[] =>
  findAll(
    text,
    /(?<![\w#])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?)?\d{2,4}[ .-]\d{3,4}[ .-]?\d{3,4}(?!\w)|(?<![\w#])1[3-9]\d{9}(?!\d)|\+\d{8,14}\b/g,
    ([match]) => match.replace(/[^\d+]/g, ''),
  );
