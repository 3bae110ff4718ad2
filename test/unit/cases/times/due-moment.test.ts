import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CaseTimes, dueMoment, foldCase, plainTimes } from '../../../../src/cases/index.js';
import type { CaseEvent } from '../../../../src/domain/index.js';
import {
  confirmed,
  decided,
  head,
  moved,
  opened,
  returnRequested,
  type StoryPart,
  storyOf,
  tracked,
} from '../../../support/case-story.js';

/** Monday, 2 November 2026, noon. */
const monday = '2026-11-02T12:00:00Z';
const times: CaseTimes = plainTimes;

const review = (answerBy: string | null = null): CaseEvent =>
  decided({ outcome: 'review', reviewReasons: ['policy-says'], promise: { answerBy, refundBy: null } });
const ask = decided({ outcome: 'ask' });
const deny = decided({ outcome: 'deny' });
const back = decided({ goods: 'return', refundOn: 'receipt' });
const reminded: CaseEvent = { type: 'reminded', of: 'x' };
const overdue = (status: 'in-review' | 'refunding' | 'in-transit'): CaseEvent => ({
  type: 'overdue',
  status,
  dueAt: monday,
});
const disputed: CaseEvent = {
  type: 'chargeback-noticed',
  disputeId: 'd1',
  paymentId: 'p1',
  amountMinor: 1_000,
  currency: 'USD',
};
const sent = [back, confirmed(), returnRequested('2026-11-20'), moved('reserved')] as const;

const dueOf = (...lines: StoryPart[]): string => {
  const due = dueMoment(head, storyOf(...lines), times);
  return due === null ? 'nothing' : `${due.at.slice(0, 16)} ${due.action} ${due.awaiting ?? 'nobody'}`;
};

describe('goods that the money went ahead of', () => {
  const scanned: StoryPart = [monday, opened, ...sent, tracked, moved('succeeded')];
  test('are asked after two weeks without news of the parcel, and not forgotten with the closing', () => {
    expect(dueOf(scanned)).toBe('2026-11-16T12:00 escalate provider');
    expect(
      dueOf(scanned, [
        '2026-11-10T12:00:00Z',
        { type: 'return-tracked', status: 'in-transit', newsId: 'n2' },
      ]),
    ).toBe('2026-11-24T12:00 escalate provider');
  });
  test('let the case close once they have come', () => {
    expect(dueOf(scanned, ['2026-11-04T12:00:00Z', { type: 'return-received' }])).toBe(
      '2026-11-16T12:00 close nobody',
    );
  });
  test('that were never sent, though the other ones went out, are a matter for a person', () => {
    const swapped: StoryPart = [monday, opened, back, confirmed(0), returnRequested('2026-11-20')];
    expect(
      dueOf(swapped, [monday, { type: 'resettled', because: 'inspection', totalMinor: 0, currency: 'USD' }]),
    ).toBe('2026-11-28T00:00 escalate customer');
  });
});

describe('what is due next, seen on Monday noon', () => {
  test.each<[string, CaseEvent[], string]>([
    ['an unfinished request is reminded of after three days', [], '2026-11-05T12:00 remind customer'],
    ['evidence is reminded of after three days', [ask], '2026-11-05T12:00 remind customer'],
    ['an offer is reminded of after three days', [decided()], '2026-11-05T12:00 remind customer'],
    ['a question to a person is answered in a working day', [review()], '2026-11-03T12:00 escalate us'],
    [
      'a promised date of an answer goes before, and counts in full',
      [review('2026-11-04')],
      '2026-11-05T00:00 escalate us',
    ],
    ['a refusal may be objected to for thirty days', [deny], '2026-12-02T12:00 close nobody'],
    [
      'an objection is answered in a working day',
      [deny, { type: 'appealed', words: 'no' }],
      '2026-11-03T12:00 escalate us',
    ],
    [
      'goods are reminded of three days before the last day to send',
      [...sent],
      '2026-11-18T09:00 remind customer',
    ],
    [
      'goods of which a carrier was heard are asked after when two weeks pass without news',
      [...sent, tracked],
      '2026-11-16T12:00 escalate provider',
    ],
    [
      'money for goods that have come leaves within a day',
      [...sent, { type: 'return-received' }],
      '2026-11-03T12:00 escalate us',
    ],
    [
      'agreed money leaves within a day',
      [decided(), confirmed(), moved('reserved')],
      '2026-11-03T12:00 escalate provider',
    ],
    [
      'money that was refused is looked after in a working day',
      [decided(), confirmed(), moved('rejected')],
      '2026-11-03T12:00 escalate us',
    ],
    [
      'what is settled is closed after two weeks',
      [decided(), confirmed(), moved('succeeded')],
      '2026-11-16T12:00 close nobody',
    ],
    [
      'money that came back is looked after in a working day',
      [decided(), confirmed(), moved('succeeded'), moved('failed-late')],
      '2026-11-03T12:00 escalate us',
    ],
    [
      'a dispute is the bank’s to decide for two weeks',
      [decided(), confirmed(), moved('succeeded'), disputed],
      '2026-11-16T12:00 escalate provider',
    ],
    [
      'a dispute that is over is ours to look after',
      [
        decided(),
        confirmed(),
        moved('succeeded'),
        disputed,
        { type: 'chargeback-closed', disputeId: 'd1', outcome: 'lost' },
      ],
      '2026-11-03T12:00 escalate us',
    ],
    [
      'a yes without money or goods is ours to go on with',
      [decided(), confirmed(0)],
      '2026-11-03T12:00 escalate us',
    ],
    ['a withdrawn case waits for nothing', [{ type: 'withdrawn' }], 'nothing'],
    ['a closed case waits for nothing', [deny, { type: 'closed' }], 'nothing'],
  ])('%s', (_, events, expected) => {
    expect(dueOf([monday, opened, ...events])).toBe(expected);
  });
});

describe('a promise of working days', () => {
  test('stands still over the weekend', () => {
    expect(dueOf(['2026-11-06T15:00:00Z', opened, review()])).toBe('2026-11-09T15:00 escalate us');
  });

  test('made on a Saturday begins on Monday', () => {
    expect(dueOf(['2026-11-07T10:00:00Z', opened, review()])).toBe('2026-11-10T00:00 escalate us');
  });

  test('stands still while the customer is awaited, and goes on where it stopped', () => {
    const story = [
      [monday, opened, review()],
      ['2026-11-02T18:00:00Z', ask],
      ['2026-11-04T09:00:00Z', { type: 'evidence-added', evidence: { kind: 'photo' } }],
    ] as const;
    // Six of the twenty-four hours are gone.
    expect(dueOf(...story)).toBe('2026-11-05T03:00 escalate us');
  });

  test('that was used up, and said to be, gives another working day when the customer has answered', () => {
    const story = [
      [monday, opened, review()],
      ['2026-11-03T12:00:00Z', overdue('in-review')],
      ['2026-11-03T15:00:00Z', ask],
      ['2026-11-04T09:00:00Z', { type: 'evidence-added', evidence: { kind: 'photo' } }],
    ] as const;
    expect(dueOf(...story)).toBe('2026-11-05T09:00 escalate us');
  });

  test('begins anew with an objection', () => {
    const story = [
      [monday, opened, review()],
      ['2026-11-02T18:00:00Z', { type: 'declined-by-person', reason: 'no' }],
      ['2026-11-03T12:00:00Z', { type: 'appealed', words: 'yes' }],
    ] as const;
    expect(dueOf(...story)).toBe('2026-11-04T12:00 escalate us');
  });

  test('whose date had passed when the question came up again is not one', () => {
    const story = [
      [monday, opened, review('2026-11-02')],
      ['2026-11-03T09:00:00Z', { type: 'declined-by-person', reason: 'no' }],
      ['2026-11-05T09:00:00Z', { type: 'reopened', reason: 'new' }],
      ['2026-11-05T09:00:00Z', { type: 'handed-off', reason: 'overdue' }],
    ] as const;
    expect(dueOf(...story)).toBe('2026-11-06T09:00 escalate us');
  });
});

describe('after a reminder', () => {
  test('comes the next one, and then the end', () => {
    const first = [monday, opened, ask] as const;
    expect(dueOf(first, ['2026-11-05T12:00:00Z', reminded])).toBe('2026-11-12T12:00 remind customer');
    expect(dueOf(first, ['2026-11-05T12:00:00Z', reminded], ['2026-11-12T12:00:00Z', reminded])).toBe(
      '2026-11-16T12:00 withdraw customer',
    );
  });

  test('that came a week late, the end is a week later as well', () => {
    expect(dueOf([monday, opened, decided()], ['2026-11-12T12:00:00Z', reminded])).toBe(
      '2026-11-23T12:00 withdraw customer',
    );
  });

  test('of goods, they are given a week after the last day', () => {
    expect(dueOf([monday, opened, ...sent], ['2026-11-18T09:00:00Z', reminded])).toBe(
      '2026-11-28T00:00 call-off-return customer',
    );
  });

  test('that would fall into the night, it waits for the morning', () => {
    expect(dueOf(['2026-11-02T23:30:00Z', opened, decided()])).toBe('2026-11-06T09:00 remind customer');
  });

  test('nobody is reminded of goods whose last day is tomorrow already', () => {
    const soon = [back, confirmed(), returnRequested('2026-11-03'), moved('reserved')] as const;
    expect(dueOf([monday, opened, ...soon])).toBe('2026-11-11T00:00 call-off-return customer');
  });
});

describe('after a missed time', () => {
  test('it is said again a working day later', () => {
    const story = [
      [monday, opened, review()],
      ['2026-11-06T12:00:00Z', overdue('in-review')],
    ] as const;
    expect(dueOf(...story)).toBe('2026-11-09T12:00 escalate us');
  });

  test('of the payout, the status is waited for next', () => {
    const story = [
      [monday, opened, ...sent, { type: 'return-received' }],
      ['2026-11-03T12:00:00Z', overdue('refunding')],
      ['2026-11-03T13:00:00Z', moved('rejected')],
    ] as const;
    expect(dueOf(...story)).toBe('2026-11-04T13:00 escalate us');
  });
});

test('every open case waits for something, whatever happened in it', () => {
  const steps: CaseEvent[] = [
    decided(),
    ask,
    deny,
    back,
    review(),
    confirmed(),
    confirmed(0),
    tracked,
    returnRequested('2026-11-20'),
    moved('reserved'),
    moved('succeeded'),
    moved('failed-late'),
    moved('released'),
    reminded,
    overdue('in-transit'),
    { type: 'return-received' },
    { type: 'reopened', reason: 'x' },
    { type: 'closed' },
    { type: 'withdrawn' },
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), (events) => {
      const entries = storyOf([monday, opened, ...events]);
      const isOver = ['closed', 'withdrawn'].includes(foldCase(head, entries).status);
      expect(dueMoment(head, entries, times) === null).toBe(isOver);
    }),
  );
});

test('a scan that lets the money go starts the payout promise', () => {
  const scan = decided({ goods: 'return', refundOn: 'scan' });
  expect(
    dueOf(
      [monday, opened, scan, confirmed(), returnRequested('2026-11-20'), moved('reserved')],
      ['2026-11-04T08:00:00Z', tracked],
    ),
  ).toBe('2026-11-05T08:00 escalate provider');
});

test('a difference that is owed is reminded of, and then it is for a person', () => {
  const offer = [monday, opened, decided()] as const;
  const invoice: CaseEvent = {
    type: 'invoice-issued',
    invoiceId: 'i1',
    amountMinor: 500,
    currency: 'USD',
    dueOn: '2026-11-10',
  };
  expect(dueOf(offer, [monday, confirmed(0), invoice])).toBe('2026-11-05T12:00 remind customer');
  expect(dueOf(offer, [monday, confirmed(0), invoice], ['2026-11-05T12:00:00Z', reminded])).toBe(
    '2026-11-11T00:00 escalate customer',
  );
});
