import type { JobRequest } from '../../src/domain/index.js';
import type { House } from '../../src/server/wiring/open-house.js';
import { sendJobs } from '../../src/storage/jobs/send-jobs.js';
import { timerOf } from '../../src/storage/ledgers/case-timers.js';
import { makeShoppers } from '../../test/support/shoppers.js';
import { houseDoor } from '../turns/measure-house.js';
import { play } from '../turns/play.js';

type Database = House['database'];

/** Past cases of people who talk in the bench, one each: the same number however many are stored. */
const ownMax = 1000;
/** Cases a statement. */
const pieceSize = 25_000;

/**
 * What is copied: everything that one refund, filed and settled by the house itself, left in the tables. The facts of its
 * decision and the records for replaying its turns are left out; they are only ever read with their own case.
 */
const copies = [
  `insert into conversations (id, channel, thread_key, address, locale, owner, owner_version, state, last_seq, created_at)
   select 'old-conv-' || n, channel, 'old-conv-' || n, address, locale, owner, owner_version, null, 2, at
   from old, (select c.* from conversations c, given where c.id = given.conversation_id) t`,
  `insert into inbound (id, conversation_id, channel, thread_key, event_id, message, received_at, handled_at)
   select 'old-in-' || n, 'old-conv-' || n, channel, 'old-conv-' || n, event_id, message, at, at
   from old, (select i.* from inbound i, given where i.conversation_id = given.conversation_id order by arrival limit 1) t`,
  `insert into transcript (id, conversation_id, seq, role, author, key, text, choices, card, inbound_id, at)
   select 'old-msg-' || n || '-' || t.seq, 'old-conv-' || n, t.seq, role, author, key, text, choices, card,
     case when t.seq = 1 then 'old-in-' || n end, old.at
   from old, (select m.* from transcript m, given where m.conversation_id = given.conversation_id and m.seq <= 2) t`,
  `insert into shop_orders (id, number_key, customer_id, placed_at, document)
   select 'old-order-' || n, 'old' || n, customer, at,
     document || jsonb_build_object('id', 'old-order-' || n, 'number', '#OLD' || n, 'customerId', customer)
   from old, (select o.* from shop_orders o, given where o.id = given.order_id) t`,
  `insert into cases (id, reference, status, order_id, customer_id, conversation_id, last_seq, opened_at, updated_at, due_at, awaiting,
     agreed_at, paid_at)
   select 'old-case-' || n, 'RF-OLD-' || n, case when open then 'awaiting-return' else 'closed' end, 'old-order-' || n,
     customer, 'old-conv-' || n, last_seq + case when open then 0 else 1 end, at, at, case when open then due end, case when open then 'customer' end,
     at, case when open then null else at end
   from old, (select c.* from cases c, given where c.id = given.case_id) t`,
  `insert into case_entries (case_id, seq, at, actor, event)
   select 'old-case-' || n, t.seq, old.at, t.actor,
     case t.event ->> 'type'
       when 'opened' then t.event || jsonb_build_object('orderId', 'old-order-' || n, 'orderNumber', '#OLD' || n,
         'customerId', customer, 'conversationId', 'old-conv-' || n)
       when 'decided' then t.event - 'facts'
       when 'refund-moved' then t.event || jsonb_build_object('intentId', 'old-refund-' || n)
       else t.event end
   from old, (select e.* from case_entries e, given where e.case_id = given.case_id) t`,
  `insert into case_entries (case_id, seq, at, actor, event)
   select 'old-case-' || n, t.last_seq + 1, old.at, 'system', '{"type": "closed"}'
   from old, (select c.* from cases c, given where c.id = given.case_id) t where not open`,
  `insert into refund_intents (id, case_id, order_id, payment_id, method_id, mover, amount_minor, currency, status, attempts,
     request_hash, provider_refund_id, lines, shipping_minor, duties_minor, created_at, updated_at)
   select 'old-refund-' || n, 'old-case-' || n, 'old-order-' || n, payment_id, method_id, mover, amount_minor, currency,
     case when open then 'reserved' else 'succeeded' end, attempts, request_hash, provider_refund_id, lines,
     shipping_minor, duties_minor, at, at
   from old, (select i.* from refund_intents i, given where i.case_id = given.case_id) t`,
  `insert into shop_actions (order_id, id, kind, at, document)
   select 'old-order-' || n, 'old-refund-' || n, kind, old.at,
     document || jsonb_build_object('id', 'old-refund-' || n, 'orderId', 'old-order-' || n)
   from old, (select a.* from shop_actions a, given where a.order_id = given.order_id and a.kind = 'refund') t
   where not open`,
  `insert into numbered_papers (series, number, subject_id, case_id, at, paper)
   select series, 1000000 + n, 'old-refund-' || n, 'old-case-' || n, old.at, paper
   from old, (select p.* from numbered_papers p, given where p.case_id = given.case_id) t where not open`,
  `insert into handoffs (id, conversation_id, case_id, reason, priority, status, agent_id, agent_name, packet, locale,
     opened_at, claimed_at, closed_at, version)
   select 'old-handoff-' || n, 'old-conv-' || n, 'old-case-' || n, 'asked-for-person', 2, 'closed', 'agent-' || n % 7, 'Agent',
     '{"summary": "", "wants": "", "facts": [], "riskNotes": [], "suggestedReplies": []}'::jsonb, 'en',
     at, at, at, 3
   from old where n % 20 = 0`,
] as const;

/** Everybody else has four; one in a hundred waits for goods that travel back. */
const oldCases = `
  with given as materialized (
    select $1::int as first, $2::int as last, $3::timestamptz as now, $4::text as conversation_id, $5::text as order_id,
      $6::text as case_id, $7::int as own_max, $8::text[] as people
  ), old as (
    select n, n % 100 = 50 and n > own_max as open, now - ((n * 7919::bigint) % 500 + 40) * interval '1 day' as at,
      now + (n % 14 + 2) * interval '1 day' as due,
      case when n <= own_max then people[(n - 1) % array_length(people, 1) + 1] else 'old-customer-' || n / 4 end as customer
    from given, generate_series(first, last) n
  )`;

/** Files and settles one case in the house, to be copied. */
const fileOne = async (house: House) => {
  const { shop, shoppers } = makeShoppers(1, 'records', house.clock.now());
  await house.records.putProducts(shop.products);
  await house.records.putCustomers(shop.customers);
  await house.records.putOrders(shop.orders);
  const [first] = shoppers;
  if (first === undefined) throw new Error('nobody is there');
  await play(houseDoor(house), first.customer, () => true);
  await house.settle();
  const [filed] = await house.database.query<{ id: string; order_id: string; conversation_id: string }>(
    'select id, order_id, conversation_id from cases where order_id = $1',
    [first.orderId],
  );
  if (filed === undefined) throw new Error('the case to be copied was not filed');
  return filed;
};

/** Fills the tables with `count` settled cases; the first thousand of `customers` have one each. The workers must run. */
export const storeCases = async (
  house: House,
  options: {
    readonly count: number;
    readonly customers: readonly string[];
    readonly tell: (line: string) => void;
  },
): Promise<void> => {
  const { count, customers, tell } = options;
  const { database, clock } = house;
  const filed = await fileOne(house);
  const own = Math.min(count, ownMax, customers.length);
  for (let from = 1; from <= count; from += pieceSize) {
    const to = Math.min(count, from + pieceSize - 1);
    const waiting = timersOf(from, to, own, clock.now());
    await fill(database, waiting, [
      from,
      to,
      clock.now().toISOString(),
      filed.conversation_id,
      filed.order_id,
      filed.id,
      own,
      `{${customers.map((id) => `"${id}"`).join(',')}}`,
    ]);
    if (to % 100_000 === 0) tell(`  ${to} cases stored`);
  }
};

/** Each case that waits has its timer, as the house gives it one. */
const timersOf = (from: number, to: number, own: number, now: Date): JobRequest[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .filter((n) => n % 100 === 50 && n > own)
    .map((n) =>
      timerOf(`old-case-${n}`, new Date(now.getTime() + ((n % 14) + 2) * 86_400_000).toISOString()),
    );

const fill = (database: Database, timers: readonly JobRequest[], values: readonly unknown[]): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    await tx.query('set local synchronous_commit = off');
    await tx.query('set local statement_timeout = 0');
    for (const copy of copies) await tx.query(`${oldCases} ${copy}`, values);
    await sendJobs(tx, timers);
  });
