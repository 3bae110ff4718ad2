import { expect, test } from '@jest/globals';
import { textBesideCard } from '../../../src/web/shared/text-beside-card.js';

test('a line that the card shows word for word is not said twice, every other line stays', () => {
  const card = {
    kind: 'decision' as const,
    title: 'Refund',
    orderNumber: '#10482',
    rows: [
      { label: 'Headphones', amount: '$89.00', total: false },
      { label: 'Total', amount: '$96.34', total: true },
    ],
    notes: [],
    clause: null,
    breakdown: null,
  };
  expect(
    textBesideCard('You can choose:\n• Headphones: $89.00\nTotal: **$96.34**\n\nTotal again: $96.34?', card),
  ).toBe('You can choose:\n\nTotal again: $96.34?');
});
