import { AppError } from '../../base/index.js';
import type { CaseEntry, CreditMemo, Order, PaperLine, RefundIntent } from '../../domain/index.js';
import { amountsOf, type SettledLine } from './line-amounts.js';
import { linesOfIntent } from './lines-of-intent.js';
import { settledLines } from './settled-lines.js';
import { settlementOf } from './settlement-of.js';
import { shareLines } from './share-lines.js';

export interface MemoAbout {
  readonly number: string;
  readonly issuedAt: string;
  readonly intent: RefundIntent;
  readonly reference: string;
  readonly orderNumber: string;
  readonly customerId: string;
  /** Of the intent's case, in order. */
  readonly entries: readonly CaseEntry[];
  /** For names that the entries do not tell; null when it is gone. */
  readonly order: Pick<Order, 'lines' | 'payments'> | null;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/**
 * Without a line that has neither money nor units. A rate stays with a line although its tax rounds to nothing: the net
 * was counted under it.
 */
const asPaperLine = (line: SettledLine): PaperLine[] => {
  const amounts = amountsOf(line);
  const isEmpty = line.quantity === undefined && amounts.every((amount) => amount === 0);
  return isEmpty ? [] : [{ ...line, grossMinor: sum(amounts) }];
};

const perRate = (lines: readonly PaperLine[]): CreditMemo['taxes'] => {
  const names = new Set(lines.flatMap(({ taxes }) => taxes.map(({ name }) => name)));
  return [...names].map((name) => {
    const under = lines.filter(({ taxes }) => taxes.some((tax) => tax.name === name));
    const taxes = under.flatMap((line) => line.taxes).filter((tax) => tax.name === name);
    return {
      name,
      netMinor: sum(under.map((line) => line.netMinor)),
      taxMinor: sum(taxes.map(({ taxMinor }) => taxMinor)),
    };
  });
};

/**
 * The paper of one refund whose money is there: what it was for, net and tax per rate. Where a settlement went to
 * several tenders, their papers together are the settlement, to the minor unit and rate.
 * @throws AppError `unexpected` when it does not come to what the intent moved.
 */
export const creditMemo = ({ intent, entries, order, ...about }: MemoAbout): CreditMemo => {
  const settled = settlementOf(entries, intent);
  const parts =
    settled === null
      ? linesOfIntent(intent, order)
      : (shareLines(settledLines(settled.breakdown, order), settled.breakdown.tenders)[settled.tender] ?? []);
  const lines = parts.flatMap(asPaperLine);
  const payment = order?.payments.find(({ id }) => id === intent.paymentId);
  const taxes = perRate(lines);
  const netMinor = sum(lines.map((line) => line.netMinor));
  const totalMinor = netMinor + sum(taxes.map(({ taxMinor }) => taxMinor));
  if (totalMinor !== intent.amountMinor || sum(lines.map((line) => line.grossMinor)) !== totalMinor)
    throw new AppError('unexpected', { reason: 'memo-does-not-sum', intentId: intent.id, totalMinor });
  return Object.freeze({
    series: 'credit-memo',
    number: about.number,
    kind: 'memo',
    cancels: null,
    issuedAt: about.issuedAt,
    caseId: intent.caseId,
    caseReference: about.reference,
    orderId: intent.orderId,
    orderNumber: about.orderNumber,
    customerId: about.customerId,
    intentId: intent.id,
    providerRefundId: intent.providerRefundId,
    tender: settled?.breakdown.tenders[settled.tender]?.label ?? payment?.label ?? intent.paymentId,
    currency: intent.currency,
    lines,
    netMinor,
    taxes,
    untaxedMinor: sum(lines.filter((line) => line.taxes.length === 0).map((line) => line.netMinor)),
    totalMinor,
  });
};
