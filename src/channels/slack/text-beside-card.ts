import type { Card } from '../../domain/index.js';

const bare = (text: string): string => text.replace(/[\s*•:：]/gu, '');

/** The text of a message without the lines its card shows as rows: text has to say everything only where there is no card. */
export const textBesideCard = (text: string, card: Card): string => {
  if (card.kind !== 'decision') return text;
  const rows = new Set(card.rows.map((row) => bare(row.label + row.amount)));
  return text
    .split('\n')
    .filter((line) => line.trim() === '' || !rows.has(bare(line)))
    .join('\n');
};
