import { describe, expect, test } from '@jest/globals';
import { frozenClock, sequentialIds, silentLogger } from '../../../src/base/index.js';
import type { RefundIntent, RefundIntentStatus } from '../../../src/domain/index.js';
import {
  createRefundSaga,
  type Finding,
  type ListedRefund,
  type MoneyMover,
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
  const run = () =>
    reconcileMover(
      {
        movers: [mover],
        saga: createRefundSaga({ ledger, mover: () => mover, clock, logger: silentLogger }),
        store: {
          intents: async () => [...intents],
          save: async (report) => {
            saved.push(report);
          },
          latest: async () => saved,
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
    );
  const shows = (id: string, kind: 'succeeded' | 'failed' | 'reversed'): void => {
    const providerRefundId = `re_${id}`;
    standings.set(
      id,
      kind === 'failed' ? { kind, providerRefundId, code: 'late' } : { kind, providerRefundId },
    );
  };
  return { ledger, mover, run, saved, called, recorded, asked, shows };
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
