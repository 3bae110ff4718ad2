import type { CaseEntry } from '../../src/domain/index.js';
import type { ListedRefund } from '../../src/refunds/index.js';
import type { Database } from '../../src/storage/index.js';
import { groupBy } from './group-by.js';
import type { Violation } from './judge-messages.js';
import type { Journal } from './web-shopper.js';

interface IntentRow {
  readonly id: string;
  readonly case_id: string;
  readonly order_id: string;
  readonly payment_id: string;
  readonly mover: string;
  readonly amount_minor: number;
  readonly status: string;
  readonly provider_refund_id: string | null;
}

export interface MoneyFigures {
  readonly cases: number;
  readonly intents: number;
  readonly settled: number;
  readonly waitingForGoods: number;
  readonly movedMinor: number;
}

/** What a mover shows in the end, in one shape; refunds that failed are none. */
export interface MovedMoney {
  readonly mover: string;
  readonly refunds: readonly Pick<ListedRefund, 'intentId' | 'amountMinor' | 'providerRefundId'>[];
}

const isFiled = (journal: Journal): boolean =>
  journal.sent.some(({ answer }) => answer.some(({ key }) => key === 'filed'));
const saidYes = (journal: Journal): boolean => journal.sent.some(({ body }) => body.choice === 'yes');

const judgeCases = async (database: Database, journals: readonly Journal[]): Promise<Violation[]> => {
  const cases = await database.query<{ id: string; conversation_id: string; confirmed: number }>(
    `select c.id, c.conversation_id, (select count(*)::int from case_entries e
       where e.case_id = c.id and e.event ->> 'type' = 'confirmed') as confirmed from cases c`,
  );
  const casesBy = groupBy(cases, ({ conversation_id }) => conversation_id);
  return journals.flatMap((journal): Violation[] => {
    const { conversationId } = journal;
    const own = casesBy.get(conversationId) ?? [];
    const agreed = own.filter(({ confirmed }) => confirmed > 0);
    if (saidYes(journal) && !isFiled(journal))
      return [{ kind: 'yes-not-filed', details: { conversationId } }];
    const mayBe = journal.leftWith?.choice === 'yes' ? agreed.length : 0;
    const due = isFiled(journal) ? 1 : Math.min(1, mayBe);
    return agreed.length === due && agreed.every(({ confirmed }) => confirmed === 1)
      ? []
      : [{ kind: agreed.length < due ? 'case-lost' : 'case-doubled', details: { conversationId } }];
  });
};

const judgeOrders = async (database: Database, intents: readonly IntentRow[]): Promise<Violation[]> => {
  const captured = await database.query<{ order_id: string; payment_id: string; captured: number }>(
    `select o.id as order_id, p ->> 'id' as payment_id, (p ->> 'capturedMinor')::int as captured
     from shop_orders o, jsonb_array_elements(o.document -> 'payments') p`,
  );
  const capturedOf = new Map(captured.map((row) => [`${row.order_id} ${row.payment_id}`, row.captured]));
  const holding = intents.filter(({ status }) => !['rejected', 'released', 'failed'].includes(status));
  const byPayment = groupBy(holding, (intent) => `${intent.order_id} ${intent.payment_id}`);
  return [...byPayment].flatMap(([payment, own]) => {
    const total = own.reduce((sum, { amount_minor }) => sum + Number(amount_minor), 0);
    return total <= (capturedOf.get(payment) ?? 0) ? [] : [{ kind: 'over-captured', details: { payment } }];
  });
};

/** At rest each intent is at its mover exactly when the ledger says so, once, with its amount and under its name. */
const judgeMover = ({ mover, refunds }: MovedMoney, intents: readonly IntentRow[]): Violation[] => {
  const own = intents.filter((intent) => intent.mover === mover);
  const byIntent = groupBy(refunds, ({ intentId }) => intentId ?? '');
  const strays = [...byIntent.keys()].filter((intentId) => !own.some(({ id }) => id === intentId));
  return [
    ...strays.map((intentId) => ({ kind: 'refund-unknown-here', details: { mover, intentId } })),
    ...own.flatMap((intent): Violation[] => {
      const made = byIntent.get(intent.id) ?? [];
      const details = { mover, intentId: intent.id, status: intent.status };
      const [refund] = made;
      if (made.length > 1) return [{ kind: 'refund-doubled', details }];
      if (intent.status === 'succeeded' && refund === undefined) return [{ kind: 'refund-lost', details }];
      if (intent.status !== 'succeeded' && refund !== undefined)
        return [{ kind: 'refund-not-in-ledger', details }];
      if (refund !== undefined && refund.amountMinor !== Number(intent.amount_minor))
        return [{ kind: 'refund-amount', details }];
      if (refund !== undefined && refund.providerRefundId !== intent.provider_refund_id)
        return [{ kind: 'refund-name', details }];
      return [];
    }),
  ];
};

const judgeTold = async (database: Database): Promise<Violation[]> => {
  const told = await database.query<{ conversation_id: string; told: number; due: number }>(
    `select c.conversation_id, (select count(*)::int from transcript t
         where t.conversation_id = c.conversation_id and t.key like 'refund-arrived%') as told,
       (select count(*)::int from refund_intents i join cases k on k.id = i.case_id
         where k.conversation_id = c.conversation_id and i.status = 'succeeded') as due
     from (select distinct conversation_id from cases) c`,
  );
  return told
    .filter(({ told: times, due }) => times !== due)
    .map(({ conversation_id, told: times, due }) => ({
      kind: times < due ? 'refund-not-told' : 'refund-told-twice',
      details: { conversationId: conversation_id, times, due },
    }));
};

const judgeEntries = async (database: Database): Promise<Violation[]> => {
  const entries = await database.query<{ case_id: string; seqs: number[]; events: CaseEntry['event'][] }>(
    `select case_id, array_agg(seq order by seq) as seqs, jsonb_agg(event order by seq) as events
     from case_entries group by case_id`,
  );
  return entries.flatMap(({ case_id: caseId, seqs, events }): Violation[] => {
    const moves = events.flatMap((event) =>
      event.type === 'refund-moved' && event.status === 'succeeded' ? [event.intentId] : [],
    );
    return [
      ...(seqs.every((seq, index) => seq === index + 1) ? [] : [{ kind: 'case-gap', details: { caseId } }]),
      ...(new Set(moves).size === moves.length ? [] : [{ kind: 'settled-twice', details: { caseId } }]),
    ];
  });
};

/** Intents that nobody has brought to an end yet; goods that must come back hold theirs. */
export const unsettled = async (database: Database): Promise<string[]> =>
  (
    await database.query<{ id: string }>(
      `select i.id from refund_intents i join cases c on c.id = i.case_id
       where i.status in ('submitted', 'unknown', 'pending') or (i.status = 'reserved' and c.status <> 'awaiting-return')`,
    )
  ).map(({ id }) => id);

export const judgeMoney = async (
  database: Database,
  journals: readonly Journal[],
  moved: readonly MovedMoney[],
): Promise<{ violations: Violation[]; figures: MoneyFigures }> => {
  const intents = await database.query<IntentRow>(
    'select id, case_id, order_id, payment_id, mover, amount_minor, status, provider_refund_id from refund_intents',
  );
  const left = await unsettled(database);
  const violations = [
    ...(await judgeCases(database, journals)),
    ...(await judgeOrders(database, intents)),
    ...moved.flatMap((one) => judgeMover(one, intents)),
    ...(await judgeTold(database)),
    ...(await judgeEntries(database)),
    ...left.map((intentId) => ({ kind: 'never-settled', details: { intentId } })),
    ...intents
      .filter(({ status }) => !['succeeded', 'reserved'].includes(status))
      .map(({ id, status }) => ({ kind: 'refund-not-made', details: { intentId: id, status } })),
  ];
  const settled = intents.filter(({ status }) => status === 'succeeded');
  return {
    violations,
    figures: {
      cases: new Set(intents.map(({ case_id }) => case_id)).size,
      intents: intents.length,
      settled: settled.length,
      waitingForGoods: intents.filter(({ status }) => status === 'reserved').length,
      movedMinor: settled.reduce((sum, { amount_minor }) => sum + Number(amount_minor), 0),
    },
  };
};
