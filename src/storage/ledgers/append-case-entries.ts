import { casePayload } from '../../audit/index.js';
import { AppError } from '../../base/index.js';
import { admitEntries, dueMoment, type NotAdmitted, partyOf, payoutSpan } from '../../cases/index.js';
import type { Actor, CaseEntry, CaseEvent, JobRequest } from '../../domain/index.js';
import type { TurnCommit } from '../../turns/index.js';
import type { LoggedItem } from '../audit/append-audit.js';
import { refuse } from '../conversations/refused.js';
import type { Transaction } from '../database.js';
import { sendJobs } from '../jobs/send-jobs.js';
import { jsonText } from '../values.js';
import { type CaseEntryRow, entryOf } from './case-rows.js';
import { timerOf } from './case-timers.js';

interface NewCaseEvent {
  readonly caseId: string;
  readonly actor: Actor;
  readonly event: CaseEvent;
}

/**
 * Appends to cases, opening those that are new, projects what queries ask for, and sets a timer for what is due next.
 * Entries are numbered without a gap: the row of each case is locked first. Refuses when a case named in `versions` has moved on, or when the case has
 * left the status in which this may be done.
 * @throws AppError `transition-invalid` for what the table of who may do what never lets this actor do here
 * @returns what the audit log has to hold of them; it is for the caller to hand it to `appendAudit` as the last step
 *   of the transaction
 */
export const appendCaseEntries = async (
  tx: Transaction,
  at: string,
  opened: readonly { readonly id: string; readonly reference: string }[],
  events: readonly NewCaseEvent[],
  versions: TurnCommit['caseVersions'] = [],
): Promise<LoggedItem[]> => {
  if (events.length === 0) return [];
  const isNew = new Set(opened.map((head) => head.id));
  const known = [...new Set(events.map((event) => event.caseId))].filter((caseId) => !isNew.has(caseId));
  const heads = [...opened, ...(await lockCases(tx, known))];
  const earlier = await entriesOf(tx, known);

  const appended: CaseEntry[] = [];
  const timers: JobRequest[] = [];
  const projections = heads.flatMap((head) => {
    const before = earlier.filter((entry) => entry.caseId === head.id);
    const read = versions.find(({ caseId }) => caseId === head.id);
    if (read !== undefined && read.version !== before.length) refuse({ kind: 'case-changed' });
    const added = events
      .filter((event) => event.caseId === head.id)
      .map((event, index) => ({ ...event, seq: before.length + 1 + index, at: new Date(at).toISOString() }));
    if (added.length === 0) return [];
    appended.push(...added);
    const admitted = admitEntries(head, before, added);
    if (!admitted.ok) return notAdmitted(admitted.error, read === undefined && before.length > 0);
    const folded = admitted.value;
    const all = [...before, ...added];
    const due = dueMoment(head, all, tx.caseTimes);
    const payout = payoutSpan(head, all);
    if (due !== null && due.at !== ('dueAt' in head ? head.dueAt : null))
      timers.push(timerOf(head.id, due.at));
    return [
      {
        id: head.id,
        reference: head.reference,
        status: folded.status,
        order_id: folded.orderId,
        customer_id: folded.customerId,
        conversation_id: folded.conversationId,
        last_seq: folded.version,
        opened_at: folded.openedAt,
        updated_at: folded.updatedAt,
        due_at: due?.at ?? null,
        awaiting: due?.awaiting ?? null,
        agreed_at: payout?.agreedAt ?? null,
        paid_at: payout?.paidAt ?? null,
      },
    ];
  });
  await writeCases(tx, projections, appended);
  await sendJobs(tx, timers);
  const references = new Map(heads.map((head) => [head.id, head.reference]));
  return appended.map((entry) => loggedItemOf(references.get(entry.caseId) ?? '', entry));
};

/**
 * What the table of who may do what forbids is never written. Somebody who had read the case before it moved on reads it
 * again; whoever knew where it stands, or may never do this, has made a mistake.
 */
const notAdmitted = ({ entry, status, never }: NotAdmitted, mayHaveMoved: boolean): never => {
  if (mayHaveMoved && !never) return refuse({ kind: 'case-changed' });
  const { caseId, seq, actor, event } = entry;
  throw new AppError('transition-invalid', {
    caseId,
    seq,
    status: status ?? 'unopened',
    event: event.type,
    party: partyOf(actor),
  });
};

/** An entry of a case as the audit log takes it. */
export const loggedItemOf = (reference: string, entry: CaseEntry): LoggedItem => ({
  at: entry.at,
  actor: entry.actor,
  type: entry.event.type,
  caseId: entry.caseId,
  caseSeq: entry.seq,
  payload: casePayload(reference, entry),
});

const lockCases = async (
  tx: Transaction,
  caseIds: readonly string[],
): Promise<{ id: string; reference: string; dueAt: string | null }[]> => {
  if (caseIds.length === 0) return [];
  const rows = await tx.query<{ id: string; reference: string; due_at: Date | string | null }>(
    'select id, reference, due_at from cases where id = any($1::text[]) order by id for no key update',
    [caseIds],
  );
  const missing = caseIds.find((caseId) => !rows.some((row) => row.id === caseId));
  if (missing !== undefined) throw new AppError('not-found', { caseId: missing });
  return rows.map(({ id, reference, due_at }) => ({
    id,
    reference,
    dueAt: due_at === null ? null : new Date(due_at).toISOString(),
  }));
};

const entriesOf = async (tx: Transaction, caseIds: readonly string[]): Promise<CaseEntry[]> => {
  if (caseIds.length === 0) return [];
  const rows = await tx.query<CaseEntryRow>(
    'select case_id, seq, at, actor, event from case_entries where case_id = any($1::text[]) order by case_id, seq',
    [caseIds],
  );
  return rows.map(entryOf);
};

const writeCases = async (
  tx: Transaction,
  projections: readonly unknown[],
  entries: readonly CaseEntry[],
): Promise<void> => {
  await tx.query(
    `with projected as (
       insert into cases (id, reference, status, order_id, customer_id, conversation_id, last_seq, opened_at, updated_at,
         due_at, awaiting, agreed_at, paid_at)
       select * from jsonb_to_recordset($1::jsonb) as head(id text, reference text, status text, order_id text,
         customer_id text, conversation_id text, last_seq int, opened_at timestamptz, updated_at timestamptz,
         due_at timestamptz, awaiting text, agreed_at timestamptz, paid_at timestamptz)
       on conflict (id) do update
         set status = excluded.status, last_seq = excluded.last_seq, updated_at = excluded.updated_at,
           due_at = excluded.due_at, awaiting = excluded.awaiting, agreed_at = excluded.agreed_at,
           paid_at = excluded.paid_at
     )
     insert into case_entries (case_id, seq, at, actor, event)
     select * from jsonb_to_recordset($2::jsonb) as entry("caseId" text, seq int, at timestamptz, actor text, event jsonb)`,
    [jsonText(projections), jsonText(entries)],
  );
};
