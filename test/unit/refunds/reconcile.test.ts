import { describe, expect, test } from '@jest/globals';
import { frozenClock, sequentialIds, silentLogger } from '../../../src/base/index.js';
import type { RefundIntent, RefundIntentStatus } from '../../../src/domain/index.js';
import {
  createRefundSaga,
  type DisputeStanding,
  type Finding,
  type ListedRefund,
  type MoneyMover,
  type MoverDisputes,
  type MoverStanding,
  needsPerson,
  type ReconciliationReport,
  reconcileMover,
} from '../../../src/refunds/index.js';
import { memoryRefundLedger } from '../../support/memory-refund-ledger.js';
import { reservedIntent } from './saga-world.js';

const now = '2026-11-21T12:00:00.000Z';
const before = '2026-11-20T12:00:00.000Z';

const intent = (id: string, status: RefundIntentStatus): RefundIntent => ({
  ...reservedIntent(100),
  id,
  status,
  attempts: 1,
  providerRefundId: `re_${id}`,
  firstSubmittedAt: before,
  updatedAt: before,
});
const listed = (id: string, status: ListedRefund['status'] = 'succeeded'): ListedRefund => ({
  providerRefundId: `re_${id}`,
  intentId: id,
  providerPaymentId: 'pi_1',
  amountMinor: 100,
  currency: 'USD',
  status,
  at: before,
});

/** A mover with these pages; a page that is an error is one that fails. */
const world = (intents: readonly RefundIntent[], pages: readonly (readonly ListedRefund[] | Error)[]) => {
  const ledger = memoryRefundLedger(intents);
  const clock = frozenClock(now);
  const standings = new Map<string, MoverStanding>();
  const asked: string[] = [];
  const mover: MoneyMover = {
    name: 'scripted',
    capabilities: {
      idempotent: true,
      keyLifeHours: 24,
      lookUp: true,
      list: true,
      partial: true,
      async: true,
      windowDays: null,
    },
    refund: async () => ({ kind: 'rejected', code: 'not-here' }),
    lookUp: async ({ id }) => {
      asked.push(id);
      return standings.get(id) ?? { kind: 'absent' };
    },
    list: async (_since, cursor) => {
      const n = Number(cursor ?? 0);
      const page = pages[n] ?? [];
      if (page instanceof Error) throw page;
      return { refunds: page, next: n + 1 < pages.length ? String(n + 1) : null };
    },
  };
  const saved: ReconciliationReport[] = [];
  const called: Finding[] = [];
  const recorded = new Set<string>();
  const openHere: string[] = [];
  const taken: DisputeStanding[] = [];
  const run = (since?: string) =>
    reconcileMover(
      {
        movers: [mover],
        saga: createRefundSaga({ ledger, mover: () => mover, clock, logger: silentLogger }),
        store: {
          intents: async () => [...intents],
          openDisputes: async () => openHere,
          save: async (report) => {
            saved.push(report);
          },
          latest: async () => saved,
        },
        takeDispute: async (_mover, dispute) => {
          if (dispute.disputeId === 'dp_odd') throw new Error('timeout');
          taken.push(dispute);
          const isNew = taken.filter(({ disputeId }) => disputeId === dispute.disputeId).length === 1;
          if (dispute.state === 'inquiry') return 'inquiry';
          if (dispute.providerPaymentIds.includes('pi_elsewhere')) return 'payment-unknown';
          return isNew ? (dispute.state === 'open' ? 'noticed' : 'closed') : 'known';
        },
        ids: sequentialIds(),
        isRecorded: async (_mover, { providerRefundId }) => recorded.has(providerRefundId),
        callPerson: async (_report, finding) => {
          called.push(finding);
        },
        clock,
        logger: silentLogger,
      },
      mover,
      since === undefined ? {} : { since },
    );
  const shows = (id: string, kind: 'succeeded' | 'failed' | 'reversed'): void => {
    const providerRefundId = `re_${id}`;
    standings.set(
      id,
      kind === 'failed' ? { kind, providerRefundId, code: 'late' } : { kind, providerRefundId },
    );
  };
  return { ledger, mover, run, saved, called, recorded, asked, shows, openHere, taken };
};

describe('a reconciliation', () => {
  test('of two sides that say the same needs nobody', async () => {
    const { run, saved, called } = world(
      [intent('a', 'succeeded'), intent('b', 'failed-late')],
      [[listed('a')], [listed('b', 'failed')]],
    );
    const report = await run();
    expect(report).toMatchObject({ isComplete: true, fault: null, counts: { matched: 2 }, findings: [] });
    expect([needsPerson(report), called, saved]).toEqual([false, [], [report]]);
  });

  test('takes a late failure up at once, and the case with it', async () => {
    const { run, ledger, shows } = world([intent('a', 'succeeded')], [[listed('a', 'failed')]]);
    shows('a', 'failed');
    const report = await run();
    expect(report.findings).toMatchObject([
      { kind: 'late-failure', action: 'reopen', outcome: 'failed-late' },
    ]);
    expect((await ledger.intent('a'))?.status).toBe('failed-late');
    expect(needsPerson(report)).toBe(false);
  });

  test('brings up to date what is behind', async () => {
    const { run, ledger, shows } = world(
      [intent('a', 'unknown'), intent('b', 'pending')],
      [[listed('a'), listed('b')]],
    );
    shows('a', 'succeeded');
    shows('b', 'succeeded');
    expect((await run()).findings.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
    expect((await ledger.intent('b'))?.status).toBe('succeeded');
  });

  test('holds again what was given up here and moved all the same, and calls a person', async () => {
    const { run, ledger, shows, called } = world([intent('a', 'failed')], [[listed('a')]]);
    shows('a', 'succeeded');
    const report = await run();
    expect((await ledger.intent('a'))?.status).toBe('succeeded');
    expect(called).toMatchObject([{ kind: 'given-up-here', intentId: 'a', outcome: 'succeeded' }]);
    expect(needsPerson(report)).toBe(true);
  });

  test('calls nothing missing when a page fails, and says that it is not complete', async () => {
    const { run, called } = world(
      [intent('a', 'succeeded'), intent('b', 'succeeded')],
      [[listed('a')], new Error('502'), [listed('b')]],
    );
    const report = await run();
    expect(report).toMatchObject({
      isComplete: false,
      counts: { matched: 1, 'missing-there': 0 },
      findings: [],
    });
    expect([needsPerson(report), called]).toEqual([true, []]);
  });

  test('asks for the very refund before it calls it missing, and a list that lacked it is not complete', async () => {
    const { run, shows, asked } = world([intent('a', 'succeeded'), intent('b', 'succeeded')], [[]]);
    shows('a', 'succeeded');
    const report = await run();
    expect(asked).toEqual(['a', 'b']);
    expect(report).toMatchObject({
      isComplete: false,
      fault: 'list-lacks-refunds',
      findings: [{ kind: 'missing-there', action: 'person', intentId: 'b' }],
    });
  });

  test('ends at a list that turns in a circle', async () => {
    const own = world([intent('a', 'succeeded')], [[listed('a')]]);
    own.mover.list = async () => ({ refunds: [listed('a')], next: 'again' });
    expect(await own.run()).toMatchObject({ isComplete: false, fault: 'unexpected' });
  });

  test('does not ask about a refund made elsewhere that the shop wrote down', async () => {
    const { run, recorded } = world(
      [],
      [
        [
          { ...listed('x'), intentId: null },
          { ...listed('y'), intentId: null },
        ],
      ],
    );
    recorded.add('re_x');
    const report = await run();
    expect(report.counts['unknown-here']).toBe(2);
    expect(report.findings).toMatchObject([{ providerRefundId: 're_y', action: 'person' }]);
  });

  test('says so when the mover could not be asked for the truth', async () => {
    const { run, mover } = world([intent('a', 'succeeded')], [[listed('a', 'failed')]]);
    mover.lookUp = async () => {
      throw new Error('timeout');
    };
    expect(await run()).toMatchObject({ isComplete: false, fault: 'mover-out-of-reach' });
  });
});

const disputed = (
  disputeId: string,
  state: DisputeStanding['state'] = 'open',
  providerPaymentId = 'pi_1',
): DisputeStanding => ({
  disputeId,
  providerPaymentIds: [providerPaymentId],
  amountMinor: 100,
  currency: 'USD',
  state,
});

/** Tells of these disputes, on pages of one; a page that is an error is one that fails. */
const telling = (
  pages: readonly (DisputeStanding | Error)[],
  shown: readonly DisputeStanding[] = [],
): MoverDisputes => ({
  find: async (disputeId) => shown.find((one) => one.disputeId === disputeId) ?? null,
  list: async (_since, cursor) => {
    const n = Number(cursor ?? 0);
    const page = pages[n];
    if (page instanceof Error) throw page;
    return { disputes: page === undefined ? [] : [page], next: n + 1 < pages.length ? String(n + 1) : null };
  },
});

describe('a reconciliation with a mover that tells of disputes', () => {
  const withDisputes = (disputes: MoverDisputes) => {
    const own = world([], [[]]);
    const mover = Object.assign(own.mover, { disputes });
    return { ...own, mover };
  };

  test('follows those that no news told of, and tells of them once', async () => {
    const { run, taken } = withDisputes(telling([disputed('dp_1'), disputed('dp_2', 'lost')]));
    const report = await run();
    expect(report.disputes).toMatchObject([
      { disputeId: 'dp_1', state: 'open', outcome: 'noticed' },
      { disputeId: 'dp_2', state: 'lost', outcome: 'closed' },
    ]);
    expect([taken.length, needsPerson(report)]).toEqual([2, false]);
    expect((await run()).disputes).toEqual([]);
  });

  test('asks for one that is open here and too old for the list', async () => {
    const { run, openHere, taken } = withDisputes(
      telling([disputed('dp_2')], [disputed('dp_1', 'won'), disputed('dp_2')]),
    );
    openHere.push('dp_1', 'dp_2', 'told-by-a-person');
    await run();
    expect(taken.map(({ disputeId }) => disputeId)).toEqual(['dp_2', 'dp_1']);
  });

  test('looks half a year back, unless it is told from when: an inquiry may become a dispute months later', async () => {
    const asked: string[] = [];
    const { run } = withDisputes({
      find: async () => null,
      list: async (since) => {
        asked.push(since.slice(0, 10));
        return { disputes: [], next: null };
      },
    });
    await run();
    await run('2026-11-20T12:00:00.000Z');
    expect(asked).toEqual(['2026-05-25', '2026-11-20']);
  });

  test('leaves one about a payment that nobody knows to a person, and an inquiry alone', async () => {
    const { run } = withDisputes(
      telling([disputed('dp_1', 'open', 'pi_elsewhere'), disputed('dp_2', 'inquiry')]),
    );
    const report = await run();
    expect(report.disputes.map(({ outcome }) => outcome)).toEqual(['payment-unknown']);
    expect(needsPerson(report)).toBe(true);
  });

  test.each([
    ['a page of them fails', [disputed('dp_1'), new Error('502'), disputed('dp_2')]],
    ['one of them cannot be followed', [disputed('dp_odd'), disputed('dp_1')]],
  ] as const)('is not complete when %s, and follows the others', async (_what, pages) => {
    const { run, taken } = withDisputes(telling(pages));
    expect(await run()).toMatchObject({ isComplete: false, fault: 'Error' });
    expect(taken.map(({ disputeId }) => disputeId)).toEqual(['dp_1']);
  });
});
