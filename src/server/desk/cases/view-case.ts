import { AppError, type Clock } from '../../../base/index.js';
import { groupOf } from '../../../cases/index.js';
import type { CaseReturn, CreditMemo, Order, StoredPaper } from '../../../domain/index.js';
import type { CasePageResponse, PaperWire } from '../../../domain/wire.js';
import { fullName } from '../../../handoff/index.js';
import type { AgentStore, CaseRecord, CaseRecords, DeskAgent } from '../../../storage/index.js';
import type { Shop } from '../../../turns/index.js';
import { caseToWire } from '../to-wire.js';
import { allowedActions } from './allowed-actions.js';
import { agentsIn, entryToWire } from './entry-to-wire.js';

export interface CaseViewDeps {
  readonly caseRecords: Pick<CaseRecords, 'record'>;
  readonly agents: Pick<AgentStore, 'agent'>;
  readonly shop: Pick<Shop, 'customer' | 'orderByNumber'>;
  /** Whether there is an address that labels could be made out to. */
  readonly makesLabels: boolean;
  readonly clock: Clock;
}

const paperToWire = ({ series, at, paper }: StoredPaper): PaperWire => {
  const { number = '', kind, cancels, totalMinor, currency } = paper as Partial<CreditMemo>;
  return {
    series,
    number,
    kind: kind ?? series,
    cancels: cancels ?? null,
    at,
    totalMinor: totalMinor ?? null,
    currency: currency ?? null,
  };
};

const linesOf = ({ case: found }: CaseRecord, order: Order | null): CasePageResponse['lines'] => {
  const wanted = new Set(
    [...found.request.lines, ...(found.return?.lines ?? [])].map(({ lineId }) => lineId),
  );
  return (order?.lines ?? [])
    .filter(({ id }) => wanted.has(id))
    .map(({ id, name, names, quantity }) => ({ lineId: id, name, names: names ?? null, quantity }));
};

const intentsOf = ({ intents }: CaseRecord, order: Order | null): CasePageResponse['case']['intents'] =>
  intents.map(({ id, amountMinor, currency, status, providerRefundId, mover, paymentId }) => ({
    id,
    amountMinor,
    currency,
    status,
    providerRefundId,
    mover,
    tender: order?.payments.find((payment) => payment.id === paymentId)?.label ?? null,
  }));

const returnOf = ({ case: found }: CaseRecord): CasePageResponse['case']['return'] => {
  if (found.return === null) return null;
  const { rma, status, sendBy, lines, received, findings, carrier, trackingNumber, isScanned } = found.return;
  return {
    rma,
    status,
    sendBy,
    lines: [...lines],
    received: [...received],
    findings: findings.map(({ deduction, ...finding }) => ({ ...finding, deduction: deduction ?? null })),
    carrier,
    trackingNumber,
    isScanned,
  };
};

/** Something still has to be sent, and bears a number. */
const isAwaited = (goods: CaseReturn | null): boolean =>
  goods !== null && goods.rma !== null && ['open', 'in-transit', 'partially-received'].includes(goods.status);

/** Everything an agent sees of one case. @throws AppError `not-found` */
export const viewCase = async (
  deps: CaseViewDeps,
  reference: string,
  agent: Pick<DeskAgent, 'id' | 'role'>,
): Promise<CasePageResponse> => {
  const record = await deps.caseRecords.record(reference);
  if (record === null) throw new AppError('not-found');
  const { case: found, entries, papers, storeCredit, handoffs } = record;
  const [customer, byNumber, ...named] = await Promise.all([
    deps.shop.customer(found.customerId),
    deps.shop.orderByNumber(found.orderNumber),
    ...agentsIn(entries).map((id) => deps.agents.agent(id)),
  ]);
  const order = byNumber?.id === found.orderId ? byNumber : null;
  const agentNames = new Map(named.flatMap((one) => (one === null ? [] : [[one.id, one.name] as const])));
  return {
    case: {
      ...caseToWire(found),
      statusSince: found.statusSince,
      disputeIds: [...found.disputeIds],
      return: returnOf(record),
      invoice: found.invoice === null ? null : { ...found.invoice },
      intents: intentsOf(record, order),
    },
    group: groupOf(found.status),
    customerName: customer === null ? null : fullName(customer),
    dueAt: record.dueAt,
    orderCurrency: order?.currency ?? null,
    lines: linesOf(record, order),
    entries: entries.map((entry) => entryToWire(entry, agentNames)),
    papers: papers.map(paperToWire),
    storeCredit: storeCredit.map(({ id, kind, amountMinor, currency, reason, at }) => ({
      id,
      kind,
      amountMinor,
      currency,
      reason,
      at,
    })),
    hasLabel: deps.makesLabels && isAwaited(found.return),
    handoffId: handoffs.at(-1)?.id ?? null,
    actions: allowedActions(found, agent),
    now: deps.clock.now().toISOString(),
  };
};
