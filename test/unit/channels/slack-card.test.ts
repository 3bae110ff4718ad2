import { expect, test } from '@jest/globals';
import { renderForSlack } from '../../../src/channels/slack/render-for-slack.js';
import type { TranscriptMessage } from '../../../src/domain/index.js';

const settlement: TranscriptMessage = {
  id: 'm1',
  conversationId: 'c1',
  seq: 1,
  role: 'assistant',
  author: null,
  key: 'settlement',
  text: 'You send back the kettle.\n• Kettle: $39.00\n• Return label: −$6.00\nThat makes **$33.00**.\nShall I go ahead?',
  choices: [],
  card: {
    kind: 'decision',
    title: 'Your refund',
    orderNumber: '#10398',
    rows: [
      { label: 'Kettle', amount: '$39.00', total: false },
      { label: 'Return label', amount: '−$6.00', total: false },
      { label: 'Total', amount: '$33.00', total: true },
    ],
    notes: [],
    clause: null,
    breakdown: null,
  },
  inboundId: null,
  delivery: 'waiting',
  at: '2026-11-21T12:00:00.000Z',
};

test('a sum shown as a table is not said once more above it', () => {
  const [rendered] = renderForSlack(settlement);
  expect(rendered?.text).not.toContain('Kettle: ');
  expect(rendered?.text).toContain('*$33.00*');
  expect(JSON.stringify(rendered?.blocks)).toContain('−$6.00');
});

test('without a table the text says every row', () => {
  const [rendered] = renderForSlack({ ...settlement, card: null });
  expect(rendered?.text).toContain('Kettle: $39.00');
});
