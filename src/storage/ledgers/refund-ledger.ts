import { err, ok } from '../../base/index.js';
import type { IntentChange, RefundLedger } from '../../refunds/index.js';
import type { Database, HotStatement } from '../database.js';
import { sendJobs } from '../jobs/send-jobs.js';
import { papersOfRefund } from '../papers/papers-of-refund.js';
import { appendCaseEntries } from './append-case-entries.js';
import { type IntentRow, intentOf, releasedStatuses } from './intent-rows.js';

const holdingStatement: HotStatement = {
  name: 'holding_intents',
  text: `select * from refund_intents where order_id = $1 and status not in ${releasedStatuses} order by created_at, id`,
};

export const createRefundLedger = (database: Database): RefundLedger =>
  Object.freeze({
    intent: async (intentId: string) => {
      const [row] = await database.query<IntentRow>('select * from refund_intents where id = $1', [intentId]);
      return row === undefined ? null : intentOf(row);
    },
    holdingIntents: async (orderId: string) => {
      const rows = await database.hot<IntentRow>(holdingStatement, [orderId]);
      return rows.map(intentOf);
    },
    stale: async (before: string) => {
      const rows = await database.query<IntentRow>(
        `select * from refund_intents where status in ('reserved', 'submitted') and updated_at < $1::timestamptz
         order by updated_at, id`,
        [before],
      );
      return rows.map(intentOf);
    },
    change: async (change: IntentChange): ReturnType<RefundLedger['change']> => {
      const changed = await database.transaction(async (tx) => {
        const [row] = await tx.query<IntentRow>(
          `update refund_intents
           set status = $3, attempts = $4, provider_refund_id = $5, updated_at = $6::timestamptz
           where id = $1 and status = $2 returning *`,
          [change.intentId, change.from, change.to, change.attempts, change.providerRefundId, change.at],
        );
        if (row === undefined) return null;
        const events = change.caseEvents.map((event) => ({
          caseId: row.case_id,
          actor: 'system' as const,
          event,
        }));
        await appendCaseEntries(tx, change.at, [], events);
        await sendJobs(tx, change.jobs);
        const intent = intentOf(row);
        if (change.from !== change.to) await papersOfRefund(tx, intent, change.at);
        return intent;
      });
      if (changed === null) return err('status-changed');
      database.jobsCommitted.emit(change.jobs.map((job) => job.name));
      return ok(changed);
    },
  });
