import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DecisionFacts, InspectionFinding, LineSelection } from '../../../src/domain/index.js';
import { openTestDatabase } from '../../support/databases.js';
import { retailFacts } from '../../support/retail-order.js';
import { openReturnsWorld, policyFor, type ReturnsWorld, returnsOrder } from '../../support/returns-world.js';

let world: ReturnsWorld;
let close: () => Promise<void>;
beforeAll(async () => {
  const database = await openTestDatabase();
  close = () => database.close();
  world = await openReturnsWorld(database);
});
afterAll(() => close());

const triggers = ['scan', 'receipt', 'inspection'] as const;
const bought = { mug: 3, lamp: 2, rug: 1 };
const lineIds = ['mug', 'lamp', 'rug'] as const;
const units = (of: readonly LineSelection[], lineId: string): number =>
  of.reduce((sum, one) => (one.lineId === lineId ? sum + one.quantity : sum), 0);

const linesAsked = fc
  .tuple(...lineIds.map((id) => fc.integer({ min: 0, max: bought[id] })))
  .map((counts) => counts.map((quantity, i) => ({ lineId: lineIds[i] ?? '', quantity })))
  .map((lines) => lines.filter(({ quantity }) => quantity > 0))
  .filter((lines) => lines.length > 0);

/** What is said of the units of one line; which line it is about is chosen among those that are there. */
const look = fc
  .record({
    pick: fc.nat(2),
    all: fc.boolean(),
    disposition: fc.constantFrom('restocked' as const, 'not-restocked' as const, 'missing' as const),
    amountMinor: fc.constantFrom(0, 0, 1, 700, 2500, 15_000),
    kind: fc.constantFrom('missing-part' as const, 'damaged-by-customer' as const),
  })
  .map(({ amountMinor, kind, disposition, ...chosen }) => ({
    ...chosen,
    disposition,
    ...(amountMinor > 0 && disposition !== 'missing' && { deduction: { kind, amountMinor } }),
  }));

const step = fc.oneof(
  fc.record({
    does: fc.constant('track' as const),
    status: fc.constantFrom('accepted' as const, 'exception' as const, 'delivered' as const),
    newsId: fc.constantFrom('n1', 'n2', 'n3'),
  }),
  fc.record({ does: fc.constant('receive' as const) }),
  fc.record({
    does: fc.constant('receive-some' as const),
    pick: fc.nat(2),
    quantity: fc.constantFrom(1, 1, 2, 9),
  }),
  fc.record({ does: fc.constant('inspect' as const), looks: fc.array(look, { minLength: 1, maxLength: 2 }) }),
  fc.record({ does: fc.constant('inspect-all' as const), look }),
  fc.record({ does: fc.constant('close' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const unseenOf = async (reference: string): Promise<LineSelection[]> => {
  const goods = (await world.found(reference)).return;
  return (goods?.received ?? [])
    .map(({ lineId, quantity }) => ({ lineId, quantity: quantity - units(goods?.findings ?? [], lineId) }))
    .filter(({ quantity }) => quantity > 0);
};

const take = async (reference: string, asked: LineSelection[], taken: Step): Promise<boolean> => {
  const { returns } = world;
  const by = { actor: 'agent:kim' } as const;
  switch (taken.does) {
    case 'track':
      return (await returns.track(reference, taken, { actor: 'provider' })).ok;
    case 'receive':
      return (await returns.receive(reference, by)).ok;
    case 'receive-some': {
      const lineId = asked[taken.pick % asked.length]?.lineId ?? '';
      return (await returns.receive(reference, { ...by, lines: [{ lineId, quantity: taken.quantity }] })).ok;
    }
    case 'inspect': {
      const left = await unseenOf(reference);
      const findings = taken.looks.flatMap(({ pick, all, ...found }): InspectionFinding[] => {
        const here = left[pick % Math.max(1, left.length)];
        return here === undefined ? [] : [{ ...found, ...here, quantity: all ? here.quantity : 1 }];
      });
      return (await returns.inspect(reference, { ...by, findings })).ok;
    }
    case 'inspect-all': {
      const { pick, all, ...found } = taken.look;
      const left = await unseenOf(reference);
      // One line as chosen, the others as they should be.
      const findings = left.map(
        (here, i): InspectionFinding =>
          all || i === pick % left.length ? { ...found, ...here } : { ...here, disposition: 'restocked' },
      );
      return (await returns.inspect(reference, { ...by, findings })).ok;
    }
    case 'close':
      return (await returns.close(reference, { ...by, reason: 'enough' })).ok;
  }
};

/** What is due for goods as they stand, counted apart from the house: null while the policy's trigger has not come. */
const due = (
  trigger: (typeof triggers)[number],
  asked: LineSelection[],
  goods: NonNullable<Awaited<ReturnType<ReturnsWorld['found']>>['return']>,
  facts: DecisionFacts,
  agreedMinor: number,
): number | null => {
  const isWhole = asked.every(({ lineId, quantity }) => units(goods.received, lineId) === quantity);
  const isSeen = isWhole && asked.every(({ lineId, quantity }) => units(goods.findings, lineId) === quantity);
  const isOver = goods.status === 'closed';
  const hasCome = {
    scan: goods.isScanned || goods.received.length > 0,
    receipt: isWhole,
    inspection: isSeen,
  };
  if (!hasCome[trigger] && !isOver) return null;
  if (!isWhole && !isOver) return agreedMinor;
  const lost = goods.findings.filter(({ disposition }) => disposition === 'missing');
  const lines = asked
    .map(({ lineId }) => ({ lineId, quantity: units(goods.received, lineId) - units(lost, lineId) }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) return 0;
  const inspection = goods.findings.flatMap(({ lineId, deduction }) =>
    deduction === undefined ? [] : [{ lineId, ...deduction }],
  );
  const decision = policyFor(trigger).decide({ ...facts, lines, inspection });
  return Math.min(agreedMinor, decision.breakdown?.totalMinor ?? -1);
};

test('whatever happens to the goods in whatever order, what is held is what the policy counts, and never more than was agreed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...triggers),
      linesAsked,
      fc.constantFrom('changed-mind' as const, 'defective' as const),
      fc.array(step, { minLength: 2, maxLength: 9 }),
      async (trigger, asked, reason, steps) => {
        const evidence = [{ kind: 'photo' as const, ref: 'p1' }];
        const probe = retailFacts({
          kind: 'return',
          order: returnsOrder('probe'),
          lines: asked,
          reason,
          evidence,
        });
        fc.pre(policyFor(trigger).decide(probe).goods === 'return');
        const filed = await world.file(trigger, asked, { reason, evidence });
        const { reference, totalMinor } = filed;
        const facts = retailFacts({ kind: 'return', order: filed.order, lines: asked, reason, evidence });
        let settledMinor: number | null = null;
        for (const taken of steps) {
          const before = await world.found(reference);
          const isTaken = await take(reference, asked, taken);
          const after = await world.found(reference);
          if (!isTaken) expect(after.version).toBe(before.version);
          if (after.return === null) throw new Error('no return');
          // What is due once stays: money that leaves is never counted again.
          settledMinor ??= due(trigger, asked, after.return, facts, totalMinor);
          const held = await world.held(reference);
          expect(held).toBe(settledMinor ?? totalMinor);
          expect(held).toBeLessThanOrEqual(totalMinor);
          const sent = await world.sent();
          const live = after.intents.filter(({ status }) => status !== 'released');
          const left = live.filter(({ id }) => sent.includes(id));
          expect(left.length).toBe(settledMinor === null ? 0 : live.length);
          expect(after.totalMinor).toBe(held);
        }
      },
    ),
    { numRuns: 40 },
  );
});
