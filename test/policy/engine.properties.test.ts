import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Decision,
  type DecisionFacts,
  decisionFactsSchema,
  decisionSchema,
  evidenceKinds,
} from '../../src/domain/index.js';
import { readPolicy, soundPolicy } from '../support/load-policy.js';
import { randomFacts } from '../support/random-facts.js';

/** What holds of every decision, whatever is asked and whatever the policy says. */

const seed = Number(process.env.PROPERTY_SEED ?? Date.now() % 1_000_000);
const numRuns = 250;
const presets = readdirSync('dialogs/policies')
  .filter((file) => file.endsWith('.yml'))
  .map((file) => file.replace('.yml', ''));

const ranks: readonly Decision['outcome'][] = ['deny', 'review', 'ask', 'approve'];
const unopened = { condition: 'unused', seal: 'sealed' } as const;
const sum = (parts: readonly { readonly amountMinor: number }[]): number =>
  parts.reduce((total, part) => total + part.amountMinor, 0);

describe.each(presets)(`under ${'%s'} (seed ${seed})`, (preset) => {
  const { document, floors } = readPolicy(preset);
  const policy = soundPolicy(document, floors);
  const withoutFloors = soundPolicy({ ...document, floors: [] });
  const holds = (rule: (facts: DecisionFacts) => void): void => {
    fc.assert(fc.property(randomFacts(policy), rule), { seed, numRuns });
  };

  test('every request gets a whole decision', () => {
    holds((facts) => {
      const decision = policy.decide(facts);
      expect(decisionSchema.parse(decision)).toEqual(decision);
      expect(decision.trace.length).toBeGreaterThan(0);
      expect(decision.reviewReasons).not.toContain('policy-unreadable');
      if (decision.outcome === 'deny') expect(decision.declineReason).not.toBeNull();
      if (decision.outcome === 'review') expect(decision.reviewReasons).not.toEqual([]);
      if (decision.outcome === 'ask')
        expect(decision.missingClaims.length + decision.missingEvidence.length).toBeGreaterThan(0);
      for (const clause of decision.clauses) expect(policy.clause(clause, 'zh')).not.toBe(clause);
    });
  });

  test('the same facts give the same decision, read back from a log and with or without a trace', () => {
    holds((facts) => {
      const decision = policy.decide(facts);
      const logged = decisionFactsSchema.parse(JSON.parse(JSON.stringify(facts)));
      expect(policy.decide(logged)).toEqual(decision);
      const bare = policy.decide(facts, { traced: false });
      expect(bare).toEqual({ ...decision, trace: bare.trace });
    });
  });

  test('money is whole, itemised exactly, and never more than was paid', () => {
    holds((facts) => {
      const { breakdown } = policy.decide(facts);
      if (breakdown === null) return;
      const captured = facts.order.payments.reduce((total, payment) => total + payment.capturedMinor, 0);
      const bonus = sum(breakdown.lines.filter((line) => line.bucket === 'bonus'));
      expect(sum(breakdown.lines)).toBe(breakdown.totalMinor);
      expect(sum(breakdown.tenders)).toBe(Math.max(0, breakdown.totalMinor));
      expect(breakdown.totalMinor - bonus).toBeLessThanOrEqual(captured);
      expect(
        [...breakdown.lines, ...breakdown.tenders].every((part) => Number.isInteger(part.amountMinor)),
      ).toBe(true);
    });
  });

  test('a statutory floor never makes a customer worse off', () => {
    holds((facts) => {
      const own = withoutFloors.decidePerLine(facts, { traced: false });
      for (const [index, { decision }] of policy.decidePerLine(facts, { traced: false }).entries()) {
        const merchant = own[index]?.decision as Decision;
        // Above the assistant's limit a person says yes to the very same sum.
        const granted = (answer: Decision): number =>
          answer.breakdown !== null && answer.outcome === 'review'
            ? ranks.indexOf('approve')
            : ranks.indexOf(answer.outcome);
        if (decision.decidedBy.source === 'merchant') {
          expect({ ...decision, policy: null }).toEqual({ ...merchant, policy: null });
          continue;
        }
        if (decision.outcome === 'ask') {
          // A question is asked only where the best answer to it brings no less than the merchant grants without.
          const answered = { ...facts, claims: unopened, evidence: evidenceKinds.map((kind) => ({ kind })) };
          const then = policy.decidePerLine(answered, { traced: false })[index]?.decision as Decision;
          expect(granted(then)).toBeGreaterThanOrEqual(granted(merchant));
          continue;
        }
        expect(granted(decision)).toBeGreaterThanOrEqual(granted(merchant));
        const isMoney = (answer: Decision): boolean =>
          answer.resolutions.some((one) => one === 'refund' || one === 'cancel');
        if (granted(decision) === granted(merchant) && isMoney(decision) === isMoney(merchant))
          expect(decision.breakdown?.totalMinor ?? 0).toBeGreaterThanOrEqual(
            merchant.breakdown?.totalMinor ?? 0,
          );
      }
    });
  });

  test('asking for several things at once never brings less than the merchant gives for them', () => {
    holds((facts) => {
      const merchant = withoutFloors.decide(facts, { traced: false });
      if (merchant.outcome !== 'approve') return;
      const together = policy.decide(facts, { traced: false });
      const groups = new Map<string, DecisionFacts['lines'][number][]>();
      for (const { lineId, group } of policy.decidePerLine(facts, { traced: false }))
        groups.set(group, [
          ...(groups.get(group) ?? []),
          ...facts.lines.filter((line) => line.lineId === lineId),
        ]);
      const settled = together.reviewReasons.includes('mixed-outcomes')
        ? [...groups.values()].map((lines) => policy.decide({ ...facts, lines }, { traced: false }))
        : [together];
      const totalMinor = settled.reduce((total, { breakdown }) => total + (breakdown?.totalMinor ?? 0), 0);
      expect(settled.map(({ reviewReasons }) => reviewReasons)).not.toContainEqual(['mixed-outcomes']);
      if (settled.every(({ outcome }) => outcome !== 'ask'))
        expect(totalMinor).toBeGreaterThanOrEqual(merchant.breakdown?.totalMinor ?? 0);
    });
  });

  test('floors decide where they are named, and nowhere else', () => {
    const drawn = fc.sample(randomFacts(policy), { seed, numRuns: 600 });
    const lifted = drawn.filter((facts) =>
      policy
        .decidePerLine(facts, { traced: false })
        .some(({ decision }) => decision.decidedBy.source === 'floor'),
    );
    expect(lifted.length > 0).toBe(floors.length > 0);
  });

  test('a fault of the seller is never charged for', () => {
    holds((facts) => {
      const fault = { ...facts, reason: 'defective' as const, fault: 'seller' as const };
      const fees = ['restocking-fee', 'label-fee', 'handling-fee', 'damage-deduction', 'missing-deduction'];
      expect(
        policy.decide(fault).breakdown?.lines.filter((line) => fees.includes(line.bucket)) ?? [],
      ).toEqual([]);
    });
  });
});
