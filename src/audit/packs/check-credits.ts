import type { z } from 'zod';
import { type StoreCreditEntry, storeCreditEntrySchema } from '../../domain/index.js';
import type { AuditEntry } from '../entry.js';
import type { Json } from '../seals/json-place.js';
import type { LoggedMoney } from './check-cases.js';
import type { LoggedAmount } from './check-money.js';
import type { Report } from './finding.js';

const creditSchema = storeCreditEntrySchema.omit({ at: true, actor: true, caseId: true });
type Credit = z.infer<typeof creditSchema>;
interface LoggedCredit {
  readonly seq: number;
  readonly case: string | null;
  readonly credit: Credit;
}

export interface CreditCheck {
  take(entry: AuditEntry, payload: Json): void;
  /** Once all are taken, against what the cases say. */
  finish(money: LoggedMoney): void;
  readonly count: number;
}

/** Which way each kind moves a balance; a correction may be either. */
const signs: Readonly<Record<StoreCreditEntry['kind'], readonly number[]>> = {
  refund: [1],
  bonus: [1],
  appeasement: [1],
  spent: [-1],
  correction: [1, -1],
};

/**
 * Store credit as the log tells it: no more is taken than was given before, by customer and currency, and what came out
 * of a refund or as a gesture is what its case says. A pack of one case can't tell what was taken elsewhere.
 */
export const checkCredits = ({ isWhole }: { readonly isWhole: boolean }, report: Report): CreditCheck => {
  const booked: LoggedCredit[] = [];
  const balances = new Map<string, { givenMinor: number; takenMinor: number }>();

  const balance = (at: { readonly seq: number; readonly case?: string }, credit: Credit): void => {
    const holder = `${credit.customerId} ${credit.currency}`;
    const held = balances.get(holder) ?? { givenMinor: 0, takenMinor: 0 };
    balances.set(holder, held);
    if (credit.amountMinor > 0) held.givenMinor += credit.amountMinor;
    else held.takenMinor -= credit.amountMinor;
    if (credit.amountMinor < 0 && held.takenMinor > held.givenMinor)
      report({
        code: 'credit-overdrawn',
        ...at,
        field: `${credit.id} of ${holder}`,
        logged: held.givenMinor,
        found: held.takenMinor,
      });
  };

  return {
    take: ({ seq, case: of, type }, payload) => {
      const parsed = creditSchema.safeParse(payload);
      if (!parsed.success) {
        report({ code: 'type-differs', seq, logged: type, found: 'no store credit' });
        return;
      }
      const credit = parsed.data;
      const at = { seq, ...(of === null ? {} : { case: of }) };
      if (!signs[credit.kind].includes(Math.sign(credit.amountMinor)))
        report({
          code: 'credit-differs',
          ...at,
          field: credit.id,
          logged: credit.kind,
          found: credit.amountMinor,
        });
      if (isWhole) balance(at, credit);
      booked.push({ seq, case: of, credit });
    },
    finish: ({ intents, appeasements }) => {
      const byId = new Map(intents.map((intent) => [intent.id, intent]));
      const paid = new Set<string>();
      for (const one of booked) {
        const { intentId, kind, id } = one.credit;
        if (intentId !== null) {
          if (paid.has(intentId))
            report({ code: 'credit-twice', seq: one.seq, ...placeOf(one), field: intentId });
          paid.add(intentId);
          compare(one, byId.get(intentId), intentId, report);
        }
        if (kind === 'appeasement') compare(one, appeasements.get(id), id, report);
      }
    },
    get count() {
      return booked.length;
    },
  };
};

const placeOf = ({ case: of }: LoggedCredit): { case?: string } => (of === null ? {} : { case: of });

const compare = (
  one: LoggedCredit,
  wanted: Omit<LoggedAmount, 'seq'> | undefined,
  field: string,
  report: Report,
): void => {
  const { amountMinor, currency } = one.credit;
  const logged = wanted === undefined ? 'nothing' : `${wanted.amountMinor} ${wanted.currency}`;
  const found = `${amountMinor} ${currency}`;
  if (logged !== found || wanted?.case !== one.case)
    report({ code: 'credit-differs', seq: one.seq, ...placeOf(one), field, logged, found });
};
