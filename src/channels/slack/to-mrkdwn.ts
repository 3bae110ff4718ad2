const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A zero-width space. */
const gap = '\u200b';

/** Makes text safe inside Slack's mrkdwn: no mention, link or channel can be forged by what somebody wrote. */
export const escapeMrkdwn = (text: string): string =>
  text.replace(/[&<>]/g, (character) => entities[character] ?? character);

/**
 * Our light markdown as Slack's mrkdwn: `**bold**` becomes `*bold*`, `[label](https://…)` a link, the rest is escaped.
 * Slack reads a star as bold only beside a space or punctuation, so a zero-width space is put where a letter touches it
 * (Chinese writes no spaces).
 */
export const toMrkdwn = (text: string): string =>
  escapeMrkdwn(text)
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)|]+)\)/g, '<$2|$1>')
    .replace(
      /([\p{L}\p{N}])?\*\*([^*\n]+)\*\*(?=([\p{L}\p{N}])?)/gu,
      (_, before: string | undefined, bold: string, after: string | undefined) =>
        `${before === undefined ? '' : before + gap}*${bold}*${after === undefined ? '' : gap}`,
    );
