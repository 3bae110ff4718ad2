import type { Case, RefundIntent } from '../../src/domain/index.js';
import { createCaseStore, type Database } from '../../src/storage/index.js';
import { type IntentRow, intentOf } from '../../src/storage/ledgers/intent-rows.js';
import { checkLedger, checkMoney, type Violation } from './invariants.js';
import type { Provider, ProviderRefund } from './provider.js';
import { checkBooks } from './second-checker.js';
import type { SimChannel } from './sim-channel.js';
import type { SentMessage } from './sim-customers.js';
import type { SimShop } from './sim-shop.js';

export interface RestOptions {
  readonly raw: Database;
  readonly providers: readonly Provider[];
  readonly shop: SimShop;
  readonly channel: SimChannel;
  readonly sent: readonly SentMessage[];
  /** The whole audit log as it is given to an outsider, line by line. */
  readonly books: () => Promise<string[]>;
}

const intentsOf = async (raw: Database): Promise<RefundIntent[]> =>
  (await raw.query<IntentRow>('select * from refund_intents order by id')).map(intentOf);

const ledgerAgainstProviders = (
  intents: readonly RefundIntent[],
  providers: readonly Provider[],
): Violation[] => {
  const violations: Violation[] = [];
  const tell = (what: string): void => {
    violations.push({ rule: 'ledger-equals-provider', what });
  };
  const expected: Partial<Record<RefundIntent['status'], readonly (ProviderRefund['status'] | 'none')[]>> = {
    reserved: ['none'],
    released: ['none'],
    rejected: ['none'],
    pending: ['pending'],
    succeeded: ['succeeded'],
    // Reversed before anybody had asked: it never counted as arrived.
    failed: ['failed', 'reversed', 'none'],
    'failed-late': ['failed'],
    reversed: ['reversed'],
  };
  for (const provider of providers) {
    for (const refund of provider.refunds) {
      const intent = intents.find(({ id }) => id === refund.intentId);
      if (intent === undefined) tell(`${refund.id} belongs to no intent`);
      else if (intent.amountMinor !== refund.amountMinor || intent.paymentId !== refund.paymentId)
        tell(`${refund.id} differs from ${intent.id}`);
    }
  }
  for (const intent of intents) {
    const provider = providers.find(({ traits }) => traits.name === intent.mover);
    if (provider === undefined) continue;
    const made = provider.refunds.filter(({ intentId }) => intentId === intent.id);
    const standing = made.at(-1)?.status ?? 'none';
    const may = expected[intent.status];
    // A person has these in hand: what they come to is not for the ledger to say yet.
    if (may === undefined) {
      if (intent.status !== 'manual') tell(`${intent.id} rests at ${intent.status}`);
    } else if (!may.includes(standing))
      tell(`${intent.id} is ${intent.status}, the provider says ${standing}`);
    else if (made.length > 0 && intent.providerRefundId !== made.at(-1)?.id)
      tell(`${intent.id} keeps ${intent.providerRefundId}, the provider made ${made.at(-1)?.id}`);
  }
  return violations;
};

/** Statuses that are an end; anything else waits for somebody, and a timer says for how long. */
const ends: ReadonlySet<Case['status']> = new Set(['denied', 'resolved', 'closed', 'withdrawn']);

const casesAtRest = async (raw: Database, intents: readonly RefundIntent[]): Promise<Violation[]> => {
  const store = createCaseStore(raw);
  const rows = await raw.query<{ id: string; status: string; due_at: Date | null }>(
    'select id, status, due_at from cases order by id',
  );
  const jobs = await raw.query<{ id: string }>(
    `select data ->> 'caseId' as id from pgboss.job
     where name = 'case-timer' and state in ('created', 'retry', 'active')`,
  );
  const timed = new Set(jobs.map(({ id }) => id));
  const violations: Violation[] = [];
  for (const row of rows) {
    const entries = await store.entries(row.id);
    if (entries.some(({ seq }, index) => seq !== index + 1))
      violations.push({ rule: 'case-entries-gapless', what: `${row.id} has a gap` });
    const folded = await store.case(row.id);
    if (folded === null) continue;
    if (folded.status !== row.status)
      violations.push({
        rule: 'case-equals-intents',
        what: `${row.id} says ${row.status}, its entries ${folded.status}`,
      });
    for (const intent of intents.filter(({ caseId }) => caseId === row.id)) {
      const told = folded.intents.find(({ id }) => id === intent.id);
      if (told?.status !== intent.status || told.amountMinor !== intent.amountMinor)
        violations.push({
          rule: 'case-equals-intents',
          what: `${intent.id} is ${intent.status}, its case says ${told?.status ?? 'nothing'}`,
        });
    }
    const isTimed = row.due_at !== null && timed.has(row.id);
    if (!ends.has(folded.status) && !isTimed)
      violations.push({ rule: 'nothing-stuck', what: `${row.id} rests at ${folded.status} without a timer` });
  }
  return violations;
};

const conversationsAtRest = async ({ raw, channel, sent }: RestOptions): Promise<Violation[]> => {
  const violations: Violation[] = [];
  const inbound = await raw.query<{
    id: string;
    event_id: string;
    handled: boolean;
    said: number;
    records: number;
  }>(
    `select i.id, i.event_id, i.handled_at is not null as handled,
       (select count(*)::int from transcript t where t.inbound_id = i.id and t.role = 'customer') as said,
       (select count(*)::int from turn_records r where r.inbound_id = i.id) as records
     from inbound i`,
  );
  for (const { eventId } of sent) {
    const found = inbound.filter(({ event_id }) => event_id === eventId);
    const [one] = found;
    if (found.length !== 1 || one === undefined || !one.handled || one.said !== 1 || one.records > 1)
      violations.push({
        rule: 'every-message-once',
        what: `${eventId}: stored ${found.length} times, handled ${one?.handled ?? false}, said ${one?.said ?? 0}, turns ${one?.records ?? 0}`,
      });
  }
  const gaps = await raw.query<{ id: string }>(
    `select c.id from conversations c left join transcript t on t.conversation_id = c.id group by c.id, c.last_seq
     having count(t.seq) <> c.last_seq or coalesce(max(t.seq), 0) <> c.last_seq`,
  );
  for (const { id } of gaps) violations.push({ rule: 'transcript-gapless', what: `${id} has a gap` });
  const waiting = await raw.query<{ id: string; delivery: string }>(
    `select t.id, d.delivery from transcript t join deliveries d on d.message_id = t.id`,
  );
  const posted = new Set(channel.posted.map(({ message }) => message.id));
  for (const { id, delivery } of waiting) {
    if (delivery !== 'sent' || !posted.has(id))
      violations.push({
        rule: 'posted-at-least-once',
        what: `${id} is ${delivery}, posted: ${posted.has(id)}`,
      });
  }
  return violations;
};

/** Everything that has to hold once nothing is under way any more. */
export const checkAtRest = async (options: RestOptions): Promise<Violation[]> => {
  const { raw, providers, shop } = options;
  const intents = await intentsOf(raw);
  return [
    ...checkMoney(providers, shop),
    ...(await checkLedger(raw, shop, providers)),
    ...ledgerAgainstProviders(intents, providers),
    ...(await casesAtRest(raw, intents)),
    ...(await conversationsAtRest(options)),
    ...checkBooks(
      await options.books(),
      providers.flatMap((provider) => provider.refunds),
    ).map((what): Violation => ({ rule: 'second-checker', what })),
  ];
};
