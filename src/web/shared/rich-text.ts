export type Inline =
  | { readonly kind: 'plain' | 'strong' | 'em'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    };

const marks =
  /\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![*\w])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![*\w])|https?:\/\/[^\s<>"'，。；）】]+/gu;
const trailingPunctuation = /[.,;:!?)\]]+$/;

/** Splits one line into plain, strong, emphasised and link parts. */
export const parseInline = (line: string): Inline[] => {
  const parts: Inline[] = [];
  let from = 0;
  const plain = (text: string): void => {
    if (text !== '') parts.push({ kind: 'plain', text });
  };
  for (const match of line.matchAll(marks)) {
    plain(line.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] !== undefined) parts.push({ kind: 'strong', text: match[1] });
    else if (match[2] !== undefined) parts.push({ kind: 'em', text: match[2] });
    else {
      const href = match[0].replace(trailingPunctuation, '');
      parts.push({ kind: 'link', text: href, href });
      plain(match[0].slice(href.length));
    }
  }
  plain(line.slice(from));
  return parts;
};

const bullet = /^\s*[•·‣*-]\s+(.*)$/;
const numbered = /^\s*(\d{1,3})[.)、]\s+(.*)$/;

/** Reads the light marks of a reply (bold, emphasis, bullets, numbers, links) into blocks, never into HTML. */
export const parseRichText = (text: string): Block[] => {
  const blocks: Block[] = [];
  let broken = true;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const last = blocks.at(-1);
    const dot = bullet.exec(line);
    const number = numbered.exec(line);
    if (line.trim() === '') {
      broken = true;
      continue;
    }
    if (dot || number) {
      const ordered = number !== null;
      const item = parseInline((number ? number[2] : dot?.[1]) ?? '');
      if (last?.kind === 'list' && last.ordered === ordered) {
        blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
      } else blocks.push({ kind: 'list', ordered, start: number ? Number(number[1]) : 1, items: [item] });
    } else if (last?.kind === 'paragraph' && !broken) {
      blocks[blocks.length - 1] = { ...last, lines: [...last.lines, parseInline(line)] };
    } else blocks.push({ kind: 'paragraph', lines: [parseInline(line)] });
    broken = false;
  }
  return blocks;
};
