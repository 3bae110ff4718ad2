import type { KnownBlock } from '@slack/web-api';
import type { Card } from '../../domain/index.js';
import { toMrkdwn } from './to-mrkdwn.js';

/** Slack takes at most ten fields of 2,000 characters in a section: five rows of two columns. */
const rowsMax = 5;
const fieldMax = 1_900;

/** A decision or a case as Slack blocks: a title, rows of two columns, notes and the clause in small print. */
export const cardBlocks = (card: Card): KnownBlock[] => {
  switch (card.kind) {
    case 'decision':
      return [
        title(card.title),
        ...rows(
          card.rows.map((row) => ({ label: bold(row.label, row.total), value: bold(row.amount, row.total) })),
        ),
        ...smallPrint([
          ...card.notes,
          ...(card.clause === null
            ? []
            : [[card.clause.id, card.clause.text].filter((part) => part !== '').join(': ')]),
        ]),
      ];
    case 'case':
      return [
        title(card.title.includes(card.reference) ? card.title : `${card.title} ${card.reference}`),
        ...rows(card.rows),
        ...(card.status === '' ? [] : smallPrint([card.status])),
      ];
  }
};

const bold = (text: string, isBold: boolean): string => (isBold ? `**${text}**` : text);
const title = (text: string): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: toMrkdwn(`**${text.slice(0, 500)}**`) },
});
const field = (text: string) => ({ type: 'mrkdwn' as const, text: toMrkdwn(text.slice(0, fieldMax)) || '–' });

const rows = (pairs: readonly { readonly label: string; readonly value: string }[]): KnownBlock[] =>
  Array.from({ length: Math.ceil(pairs.length / rowsMax) }, (_, section) => ({
    type: 'section',
    fields: pairs
      .slice(section * rowsMax, (section + 1) * rowsMax)
      .flatMap((pair) => [field(pair.label), field(pair.value)]),
  }));

/** At most ten elements in one context block. */
const smallPrint = (lines: readonly string[]): KnownBlock[] =>
  lines.length === 0 ? [] : [{ type: 'context', elements: lines.slice(0, 10).map(field) }];
