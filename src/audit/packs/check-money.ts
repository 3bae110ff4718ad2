import { moneyIn } from '../../base/index.js';
import type { CaseEvent, RefundIntentStatus } from '../../domain/index.js';
import type { Report } from './finding.js';
import { holds, mayHaveLeft, refundSteps } from './refund-steps.js';

export interface LoggedIntent {
  readonly id: string;
  readonly case: string;
  readonly status: RefundIntentStatus;
  readonly amountMinor: number;
  readonly currency: string;
  readonly providerRefundId: string | null;
  /** Where its last step is logged. */
  readonly seq: number;
  /** Every step it took, in order. */
  readonly steps: readonly { readonly seq: number; readonly status: RefundIntentStatus }[];
}

/** Money that a case promises or asks for beside its refunds. */
export interface LoggedAmount {
  readonly seq: number;
  readonly case: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export interface MoneyCheck {
  /** One event of a case, in the order of the log. */
  take(place: { readonly seq: number; readonly case: string }, event: CaseEvent): void;
  /** Once all are taken. */
  finish(): void;
  intents(): readonly LoggedIntent[];
  /** By their own ids. */
  readonly invoices: ReadonlyMap<string, LoggedAmount>;
  /** By the ids of the store credit that was given. */
  readonly appeasements: ReadonlyMap<string, LoggedAmount>;
  readonly cases: number;
}

interface Agreed {
  /** Settlements before the last one. */
  earlierMinor: number;
  lastMinor: number;
  seq: number;
}

/**
 * Money as the log tells it: each refund takes only steps it may take and keeps its amount, and a case never holds more
 * than was agreed on. A settlement that became smaller later takes back what was held and not what had left.
 */
export const checkMoney = (report: Report): MoneyCheck => {
  const agreed = new Map<string, Agreed>();
  const intents = new Map<string, LoggedIntent>();
  const invoices = new Map<string, LoggedAmount>();
  const appeasements = new Map<string, LoggedAmount>();
  const idsOf = new Map<string, Set<string>>();
  const sumOf = (of: string, counts: (status: RefundIntentStatus) => boolean): number => {
    let sumMinor = 0;
    for (const id of idsOf.get(of) ?? []) {
      const intent = intents.get(id);
      if (intent !== undefined && counts(intent.status)) sumMinor += intent.amountMinor;
    }
    return sumMinor;
  };

  const move = (
    { seq, case: of }: { readonly seq: number; readonly case: string },
    event: Extract<CaseEvent, { type: 'refund-moved' }>,
  ): void => {
    const before = intents.get(event.intentId);
    const { status, amountMinor, currency } = event;
    const at = { seq, case: of, field: event.intentId };
    if (!refundSteps[before?.status ?? 'nothing'].includes(status))
      report({ code: 'refund-out-of-order', ...at, logged: before?.status ?? 'nothing', found: status });
    if (before !== undefined && (before.amountMinor !== amountMinor || before.currency !== currency)) {
      const [logged, found] = [before, event].map((one) => `${one.amountMinor} ${one.currency}`);
      report({ code: 'refund-changed', ...at, logged, found });
    }
    idsOf.set(of, (idsOf.get(of) ?? new Set()).add(event.intentId));
    const providerRefundId = event.providerRefundId ?? before?.providerRefundId ?? null;
    intents.set(event.intentId, {
      id: event.intentId,
      case: of,
      status,
      amountMinor,
      currency,
      providerRefundId,
      seq,
      steps: [...(before?.steps ?? []), { seq, status }],
    });
  };

  const settle = (of: string, seq: number, totalMinor: number): void => {
    const before = agreed.get(of);
    const earlierMinor = (before?.earlierMinor ?? 0) + (before?.lastMinor ?? 0);
    agreed.set(of, { earlierMinor, lastMinor: totalMinor, seq });
  };

  return {
    take: (place, event) => {
      const { seq, case: of } = place;
      switch (event.type) {
        case 'opened':
          agreed.set(of, { earlierMinor: 0, lastMinor: 0, seq });
          return;
        case 'confirmed':
        case 'approved-by-person':
          settle(of, seq, event.totalMinor);
          return;
        case 'resettled': {
          const { earlierMinor } = agreed.get(of) ?? { earlierMinor: 0 };
          const lastMinor = Math.max(event.totalMinor, sumOf(of, mayHaveLeft) - earlierMinor);
          agreed.set(of, { earlierMinor, lastMinor, seq });
          return;
        }
        case 'refund-moved':
          move(place, event);
          return;
        case 'invoice-issued':
          invoices.set(event.invoiceId, { ...place, ...moneyIn(event) });
          return;
        case 'appeasement-given':
          appeasements.set(event.creditId, { ...place, ...moneyIn(event) });
          return;
        default:
      }
    },
    finish: () => {
      for (const [of, { earlierMinor, lastMinor, seq }] of agreed) {
        const heldMinor = sumOf(of, holds);
        const agreedMinor = earlierMinor + lastMinor;
        if (heldMinor > agreedMinor)
          report({ code: 'more-than-agreed', seq, case: of, logged: agreedMinor, found: heldMinor });
      }
    },
    intents: () => [...intents.values()],
    invoices,
    appeasements,
    get cases() {
      return agreed.size;
    },
  };
};
