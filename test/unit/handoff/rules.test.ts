import { describe, expect, test } from '@jest/globals';
import { calm, type Handoff, handoffReasons } from '../../../src/domain/index.js';
import {
  compareHandoffs,
  expectedWait,
  type HandoffSignals,
  isOpen,
  nextOpening,
  priorityFor,
  shouldHandOff,
  shouldOfferPerson,
  waitingAhead,
} from '../../../src/handoff/index.js';

const signals = (changed: Partial<HandoffSignals>): HandoffSignals => ({
  mood: calm,
  missesInARow: 0,
  disputed: false,
  askedForPerson: false,
  ...changed,
});
const angry = { ...calm, angry: true };

describe('when a person takes over', () => {
  test.each([
    ['nothing is wrong', {}, null],
    ['the first miss gets a narrower question', { missesInARow: 1 }, null],
    ['the second miss in a row', { missesInARow: 2 }, 'not-understood'],
    ['a dispute of a decision', { disputed: true }, 'dispute'],
    ['asking for a person, always', { askedForPerson: true, mood: angry }, 'customer-asked'],
    ['anger about the goods alone stays with the assistant', { mood: angry }, null],
    ['anger that meets a miss', { mood: angry, missesInARow: 1 }, 'angry'],
    ['anger that goes on', { mood: angry, angryInARow: 2 }, 'angry'],
    ['a legal threat', { mood: { ...angry, legalThreat: true } }, 'legal-threat'],
    [
      'a vulnerable customer before everything else',
      { mood: { ...angry, legalThreat: true, vulnerable: true }, askedForPerson: true },
      'vulnerable',
    ],
    ['bad language alone is no reason', { mood: { ...calm, abusive: true } }, null],
  ] as const)('%s', (_, changed, reason) => {
    expect(shouldHandOff(signals(changed))).toBe(reason);
  });

  test('offers a person to an angry customer without forcing one on them', () => {
    expect(shouldOfferPerson(signals({ mood: angry }))).toBe(true);
    expect(shouldOfferPerson(signals({}))).toBe(false);
    expect(shouldOfferPerson(signals({ mood: angry, disputed: true }))).toBe(false);
  });
});

describe('who is served first', () => {
  test('someone vulnerable or speaking of a lawyer comes first, whatever they wait for', () => {
    expect(priorityFor('out-of-scope', { ...calm, vulnerable: true })).toBe(1);
    expect(priorityFor('legal-threat', calm)).toBe(1);
  });

  test('anger moves forward; abuse does not move back', () => {
    expect(priorityFor('policy-review', angry)).toBe(2);
    expect(priorityFor('policy-review', { ...calm, abusive: true })).toBe(priorityFor('policy-review', calm));
  });

  test('every reason has a place from 1 to 4', () => {
    for (const reason of handoffReasons) expect([1, 2, 3, 4]).toContain(priorityFor(reason, calm));
  });

  const handoff = (
    id: string,
    priority: number,
    openedAt: string,
    status: Handoff['status'] = 'waiting',
  ): Handoff => ({
    id,
    conversationId: `conv-${id}`,
    caseId: null,
    reason: 'customer-asked',
    priority,
    status,
    agentId: null,
    agentName: null,
    packet: {
      summary: '',
      wants: '',
      customerName: null,
      orderNumber: null,
      facts: [],
      caseReference: null,
      promised: '',
      mood: calm,
      riskNotes: [],
      suggestedReplies: [],
    },
    locale: 'en',
    openedAt,
    claimedAt: null,
    closedAt: null,
    version: 1,
  });

  test('urgency first, then who has waited longest; claimed ones no longer wait', () => {
    const queue = [
      handoff('late', 3, '2026-11-21T10:05:00Z'),
      handoff('early', 3, '2026-11-21T10:00:00+00:00'),
      handoff('urgent', 1, '2026-11-21T10:09:00Z'),
      handoff('taken', 1, '2026-11-21T09:00:00Z', 'claimed'),
    ];
    expect([...queue].sort(compareHandoffs).map((one) => one.id)).toEqual([
      'taken',
      'urgent',
      'early',
      'late',
    ]);
    expect(waitingAhead(queue, queue[0] as Handoff)).toBe(2);
  });

  test('tells a wait that is rather too long than too short, and none without history', () => {
    expect(expectedWait({ ahead: 1, medianMinutes: 1.8 })).toEqual({ position: 2, minutes: 4 });
    expect(expectedWait({ ahead: 0, medianMinutes: 0.2 })).toEqual({ position: 1, minutes: 1 });
    expect(expectedWait({ ahead: 3, medianMinutes: null })).toEqual({ position: 4, minutes: null });
  });
});

describe('opening hours', () => {
  const hours = {
    Mon: [{ from: '09:00', to: '18:00' }],
    Fri: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '24:00' },
    ],
  };
  const newYork = 'America/New_York';

  test('count in the shop’s time zone, and the closing minute is closed', () => {
    expect(isOpen(hours, new Date('2026-11-23T14:00:00Z'), newYork)).toBe(true);
    expect(isOpen(hours, new Date('2026-11-23T13:59:00Z'), newYork)).toBe(false);
    expect(isOpen(hours, new Date('2026-11-23T23:00:00Z'), newYork)).toBe(false);
    expect(isOpen(hours, new Date('2026-11-28T04:59:00Z'), newYork)).toBe(true);
  });

  test('a desk without hours is always open', () => {
    expect(isOpen(null, new Date('2026-11-22T03:00:00Z'), newYork)).toBe(true);
  });

  test('names the next opening, over lunch and over the weekend', () => {
    expect(nextOpening(hours, new Date('2026-11-27T17:20:00Z'), newYork)).toEqual(
      new Date('2026-11-27T18:00:00Z'),
    );
    expect(nextOpening(hours, new Date('2026-11-28T12:00:00Z'), newYork)).toEqual(
      new Date('2026-11-30T14:00:00Z'),
    );
    expect(nextOpening({}, new Date('2026-11-28T12:00:00Z'), newYork)).toBeNull();
  });
});
