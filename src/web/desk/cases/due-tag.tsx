import type { JSX } from 'preact';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { spanInWords } from '../elapsed.js';

interface Props {
  readonly dueAt: string | null;
  /** The server's clock when it answered. */
  readonly now: string;
  readonly texts: DeskTexts;
}

/** By how much something is overdue, or how long there still is. */
export const DueTag = ({ dueAt, now, texts }: Props): JSX.Element | null => {
  if (dueAt === null) return null;
  const leftMs = Date.parse(dueAt) - Date.parse(now);
  const span = spanInWords(Math.abs(leftMs), texts);
  return (
    <span class={`tag ${leftMs < 0 ? 'tag-deny' : 'tag-plain'}`}>
      <time dateTime={dueAt}>{leftMs < 0 ? texts.cases.overdue(span) : texts.cases.due(span)}</time>
    </span>
  );
};
