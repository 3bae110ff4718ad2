import type { Card } from './cards/card.js';

const bare = (text: string): string => text.replace(/[\s*•:：]/gu, '');

const saidByCard = (card: Card): string[] => {
  if (card.kind === 'case') return card.rows.map((row) => bare(row.label + row.value));
  const rows = card.rows.map((row) => bare(row.label + row.amount));
  return [...rows, ...card.notes.map(bare), ...(card.clause ? [bare(card.clause.text)] : [])];
};

/**
 * The text of a message next to its card: lines that the card shows word for word are left out, since the text
 * has to say everything for channels without cards.
 */
export const textBesideCard = (text: string, card: Card): string => {
  const said = new Set(saidByCard(card).filter((line) => line !== ''));
  return text
    .split('\n')
    .filter((line) => line.trim() === '' || !said.has(bare(line)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};
