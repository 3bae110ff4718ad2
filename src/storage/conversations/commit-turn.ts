import { AppError, err, ok, type Result } from '../../base/index.js';
import type { CommitConflict, Committed, TurnCommit } from '../../turns/index.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Database, HotStatement, Transaction } from '../database.js';
import { sendJobs } from '../jobs/send-jobs.js';
import { appendCaseEntries } from '../ledgers/append-case-entries.js';
import { changeHandoff, openHandoff } from '../ledgers/change-handoff.js';
import { checkOrdersAsRead } from '../ledgers/orders-as-read.js';
import { releaseRefunds, reserveRefunds } from '../ledgers/reserve-refunds.js';
import { appendCredits } from '../ledgers/store-credit.js';
import { issuePaper } from '../papers/issue-paper.js';
import { appendTurnActions } from '../shop/append-actions.js';
import { violates } from '../storage-fault.js';
import { jsonText } from '../values.js';
import { insertMessagesParts, messagesParameter, numberMessages } from './new-messages.js';
import { Refused, refuse } from './refused.js';
import { type ConversationRow, conversationColumns, conversationOf } from './rows.js';
import { nextTurn } from './take-turn.js';

/** Everything a turn changes, in one transaction; a refusal leaves nothing behind. */
export const commitTurn =
  (database: Database) =>
  async (commit: TurnCommit): Promise<Result<Committed, CommitConflict>> => {
    try {
      const committed = await database.transaction((tx) => commitInside(tx, commit));
      database.jobsCommitted.emit(commit.jobs.map((job) => job.name));
      return ok(committed);
    } catch (error) {
      if (error instanceof Refused) return err(error.conflict);
      if (violates(error, 'handoffs_open')) return err({ kind: 'handoff-changed' });
      if (violates(error, 'cases_reference')) return err({ kind: 'reference-taken' });
      throw error;
    }
  };

const commitInside = async (tx: Transaction, commit: TurnCommit): Promise<Committed> => {
  // First, because it takes the conversation's row: no other commit and no new message gets between the next steps.
  const row = await changeConversation(tx, commit);
  const messages = numberMessages(
    commit.conversationId,
    row.last_seq - commit.messages.length,
    commit.at,
    commit.messages,
  );
  await writeTurn(tx, commit, messagesParameter(messages));
  const logged = await appendCaseEntries(
    tx,
    commit.at,
    commit.openedCases,
    commit.caseEvents,
    commit.caseVersions,
  );
  await checkOrdersAsRead(tx, commit.ordersAsRead ?? []);
  await appendTurnActions(tx, commit.shopActions);
  await releaseRefunds(tx, commit.releases ?? [], commit.at);
  await reserveRefunds(tx, commit.reservations);
  logged.push(...(await appendCredits(tx, commit.credits ?? [], commit.appeasementBudget)));
  if (commit.changeHandoff !== null) await changeHandoff(tx, commit.changeHandoff);
  if (commit.openHandoff !== null) await openHandoff(tx, commit.openHandoff);
  await sendJobs(tx, commit.jobs);
  // Last, because whoever else writes one waits from here on.
  for (const { series, subjectId, caseId, paper } of commit.papers ?? []) {
    const about = { series, subjectId, caseId, at: commit.at };
    const issued = await issuePaper(tx, about, (number) => ({ ...paper, number }));
    logged.push(...issued.logged);
  }
  const next = commit.leaseToken === null ? null : await nextTurn(tx, conversationOf(row), commit.leaseToken);
  // Last, because it holds the log's lock until the end.
  await appendAudit(tx, logged);
  return { messages, next };
};

const changeStatement: HotStatement = {
  name: 'change_conversation',
  text: `
  update conversations set
    state = case when $3 then $4::jsonb else state end,
    locale = $5,
    owner = coalesce($6, owner),
    owner_version = owner_version + case when $6 is null then 0 else 1 end,
    last_seq = last_seq + $7::int,
    leased_at = case when $2::text is null then leased_at else $8::timestamptz end,
    leased_owner_version = case when $2::text is null then leased_owner_version
      else owner_version + case when $6 is null then 0 else 1 end end
  where id = $1
    and ($2::text is null or (lease_token = $2 and leased_owner_version = owner_version))
    and ($9::int is null or owner_version = $9::int)
  returning ${conversationColumns}`,
};

const changeConversation = async (tx: Transaction, commit: TurnCommit): Promise<ConversationRow> => {
  const [row] = await tx.hot<ConversationRow>(changeStatement, [
    commit.conversationId,
    commit.leaseToken,
    // An agent's words change nothing in the dialog: without a state the one that is there stays.
    commit.state !== undefined,
    jsonText(commit.state),
    commit.locale,
    commit.owner?.to ?? null,
    commit.messages.length,
    commit.at,
    commit.owner?.fromVersion ?? null,
  ]);
  if (row !== undefined) return row;
  const [found] = await tx.query<{ lease_token: string | null }>(
    'select lease_token from conversations where id = $1',
    [commit.conversationId],
  );
  if (found === undefined)
    throw new AppError('conversation-not-found', { conversationId: commit.conversationId });
  const lost = commit.leaseToken !== null && found.lease_token !== commit.leaseToken;
  return refuse({ kind: lost ? 'lease-lost' : 'owner-changed' });
};

const writeStatement: HotStatement = {
  name: 'write_turn',
  text: `
  with ${insertMessagesParts('$2', '$3')}, recorded as (
    insert into turn_records (conversation_id, inbound_id, at, record)
    select $1, $4, $3::timestamptz, $5::jsonb where $6
  ), handled as (
    update inbound set handled_at = $3::timestamptz where id = $4 and conversation_id = $1 and handled_at is null
    returning id
  )
  select count(*)::int as handled from handled`,
};

const writeTurn = async (tx: Transaction, commit: TurnCommit, messages: string): Promise<void> => {
  const isRecorded = commit.record !== null && commit.record !== undefined;
  const [written] = await tx.hot<{ handled: number }>(writeStatement, [
    commit.conversationId,
    messages,
    commit.at,
    commit.inboundId,
    jsonText(commit.record),
    isRecorded,
  ]);
  // Somebody else answered it, so somebody else held the turn.
  if (commit.inboundId !== null && written?.handled !== 1) refuse({ kind: 'lease-lost' });
};
