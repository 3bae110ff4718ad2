import { describe, expect, test } from '@jest/globals';
import { requestKinds, returnReasons } from '../../src/domain/index.js';
import { makeSandboxShop } from '../../src/shops/index.js';
import { loadPolicy } from '../support/load-policy.js';
import { retailFacts } from '../support/retail-order.js';

/** A slice of the sandbox shop, every way to ask and every reason there is. */

const now = new Date('2026-11-21T15:00:00Z');
const policy = loadPolicy('standard-retail');
const orders = makeSandboxShop({ seed: 1, now }).orders.filter((_, index) => index % 20 === 0);
const requests = orders.flatMap((order) =>
  requestKinds.flatMap((kind) =>
    returnReasons.map((reason) => retailFacts({ order, kind, reason, askedOn: now.toISOString() })),
  ),
);

describe('the standard retail policy on the sandbox shop', () => {
  test('can read every order, and never gives back more than was paid', () => {
    for (const facts of requests) {
      const capturedMinor = facts.order.payments.reduce((sum, payment) => sum + payment.capturedMinor, 0);
      const decision = policy.decide(facts);
      expect(decision.trace[0]?.rule).not.toBe('facts');
      expect(decision.breakdown?.totalMinor ?? 0).toBeLessThanOrEqual(capturedMinor);
    }
  });

  test('decides line by line what it leaves open for the whole', () => {
    const mixed = requests.filter((facts) => policy.decide(facts).reviewReasons.includes('mixed-outcomes'));
    expect(mixed.length).toBeGreaterThan(0);
    for (const facts of mixed) {
      const answers = policy.decidePerLine(facts);
      expect(answers.map((answer) => answer.lineId)).toEqual(facts.lines.map((line) => line.lineId));
      expect(answers.every(({ decision }) => !decision.reviewReasons.includes('mixed-outcomes'))).toBe(true);
    }
  });
});
