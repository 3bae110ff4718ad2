/** Text that is HTML already and is put in as it stands. */
export interface Html {
  readonly html: string;
}
type Part = Html | string | number | null | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const textOf = (part: Part): string => {
  if (part === null) return '';
  if (typeof part === 'number') return String(Math.round(part * 100) / 100);
  if (typeof part === 'string') return escaped(part);
  return 'html' in part ? part.html : part.map(textOf).join('');
};

/**
 * A template for HTML and SVG: every value is escaped, for text and for attributes in double quotes, unless it comes from
 * this template itself. Null puts in nothing; a number has at most two decimals, as a picture needs.
 */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.reduce((page, text, index) => page + textOf(parts[index - 1] ?? null) + text),
});

/** What this house wrote itself and no text of a policy can be part of, such as a style sheet. */
export const trusted = (text: string): Html => ({ html: text });
