import type { Button, KnownBlock } from '@slack/web-api';
import type { Handoff } from '../domain/index.js';

export const triageActions = {
  claim: 'triage:claim',
  giveBack: 'triage:give-back',
  close: 'triage:close',
} as const;

const textMax = 2_900;
const fieldMax = 1_900;
const factsMax = 20;

/**
 * The hand-off as a card: who waits, what they want, the facts, and the buttons that its status allows.
 * All that comes from people is plain text, which Slack never reads as a mention or a link.
 */
export const handoffCard = (handoff: Handoff): { text: string; blocks: KnownBlock[] } => {
  const { packet } = handoff;
  const who = packet.customerName ?? 'A customer';
  const headline = `${who} · ${words(handoff.reason)} · priority ${handoff.priority}`;
  return {
    // The notification; only words of our own, because this field is read as mrkdwn.
    text: `Hand-off: ${words(handoff.reason)}, priority ${handoff.priority}, ${handoff.status}`,
    blocks: [
      { type: 'header', text: plain(headline, 140) },
      section(packet.summary),
      ...(packet.wants === '' ? [] : [section(`“${packet.wants}”`)]),
      ...facts(handoff),
      ...smallPrint([
        ...(packet.promised === '' ? [] : [`Promised: ${packet.promised}`]),
        ...packet.riskNotes.map((note) => `⚠ ${note}`),
      ]),
      state(handoff),
      ...buttons(handoff),
    ],
  };
};

const words = (kebab: string): string => kebab.replaceAll('-', ' ');
const shorten = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`;
const plain = (text: string, max: number) => ({
  type: 'plain_text' as const,
  text: shorten(text, max) || '–',
  emoji: false,
});
const section = (text: string): KnownBlock => ({ type: 'section', text: plain(text, textMax) });

const facts = ({ packet, locale, openedAt }: Handoff): KnownBlock[] => {
  const moods = [
    ...(packet.mood.angry ? ['angry'] : []),
    ...(packet.mood.abusive ? ['abusive'] : []),
    ...(packet.mood.legalThreat ? ['speaks of legal steps'] : []),
    ...(packet.mood.vulnerable ? ['may need particular care'] : []),
  ];
  const rows: readonly { readonly label: string; readonly value: string }[] = [
    ...(packet.orderNumber === null
      ? []
      : [{ label: 'Order', value: `#${packet.orderNumber.replace(/^#/, '')}` }]),
    ...(packet.caseReference === null ? [] : [{ label: 'Case', value: packet.caseReference }]),
    { label: 'Language', value: locale },
    ...(moods.length === 0 ? [] : [{ label: 'Mood', value: moods.join(', ') }]),
    { label: 'Waiting since', value: openedAt.slice(0, 16).replace('T', ' ') },
    ...packet.facts,
  ].slice(0, factsMax);
  // Slack takes at most ten fields in a section.
  return Array.from({ length: Math.ceil(rows.length / 10) }, (_, index) => ({
    type: 'section',
    fields: rows
      .slice(index * 10, index * 10 + 10)
      .map((row) => plain(`${row.label}: ${row.value}`, fieldMax)),
  }));
};

const smallPrint = (lines: readonly string[]): KnownBlock[] =>
  lines.length === 0
    ? []
    : [{ type: 'context', elements: lines.slice(0, 10).map((line) => plain(line, fieldMax)) }];

const state = (handoff: Handoff): KnownBlock => {
  const agent = handoff.agentName ?? 'a colleague';
  const at = (moment: string | null): string =>
    moment === null ? '' : ` at ${moment.slice(0, 16).replace('T', ' ')} UTC`;
  const line = {
    waiting: 'Nobody has claimed this yet.',
    claimed: `Claimed by ${agent}${at(handoff.claimedAt)}. What ${agent} writes in this thread reaches the customer; a line that begins with // stays here.`,
    'given-back': `Given back to the assistant by ${agent}${at(handoff.closedAt)}.`,
    closed: `Closed by ${agent}${at(handoff.closedAt)}.`,
  }[handoff.status];
  return { type: 'context', elements: [plain(line, fieldMax)] };
};

const buttons = (handoff: Handoff): KnownBlock[] => {
  const value = `${handoff.id} ${handoff.version}`;
  const button = (action_id: string, label: string, style?: 'primary' | 'danger'): Button => ({
    type: 'button',
    action_id,
    value,
    text: { type: 'plain_text', text: label },
    ...(style === undefined ? {} : { style }),
  });
  switch (handoff.status) {
    case 'waiting':
      return [{ type: 'actions', elements: [button(triageActions.claim, 'Claim', 'primary')] }];
    case 'claimed':
      return [
        {
          type: 'actions',
          elements: [
            button(triageActions.giveBack, 'Give back'),
            button(triageActions.close, 'Close', 'danger'),
          ],
        },
      ];
    case 'given-back':
    case 'closed':
      return [];
  }
};
