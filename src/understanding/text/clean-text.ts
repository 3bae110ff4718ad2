/** Understanding reads this much of a message; the rest is kept in the transcript and left unread. */
export const readCharactersMax = 2000;

// Controls, and format characters such as direction overrides and zero-width ones; tab and line feed stay.
const invisible = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** No word is as long; what looks for patterns in words is spared it. */
const endless = /([!-~]{200})(?=[!-~])/g;

/** Marks that belong to no letter after composing are strewn over the text, not part of it. */
const looseMarks = /[\u0300-\u036f]/g;

/** Markup that came along with pasted words says nothing. */
const tag = /<\/?[a-z][^<>]{0,200}>/gi;

/**
 * Text as it is read: NFKC, without markup, without control characters, direction overrides, lone surrogates and stacked marks,
 * white space collapsed, cut to `readCharactersMax`. Never throws.
 */
export const cleanText = (text: string): string =>
  text
    .slice(0, 10_000)
    .replace(/\p{Cs}/gu, ' ')
    .normalize('NFKC')
    .replace(tag, ' ')
    .replace(/&(?:amp|nbsp|lt|gt|quot|#\d{1,6});/gi, ' ')
    .replace(invisible, '')
    .replace(looseMarks, '')
    .replace(/(\p{M})\p{M}+/gu, '$1')
    .replace(/\ufffd/g, ' ')
    .replace(endless, '$1 ')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[ \t\u3000]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
    .slice(0, readCharactersMax)
    .replace(/\p{Cs}/gu, '');
