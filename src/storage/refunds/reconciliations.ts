import type { HouseEntryType } from '../../audit/index.js';
import type { ReconciliationReport, ReconciliationStore } from '../../refunds/index.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Database } from '../database.js';
import { type IntentRow, intentOf } from '../ledgers/intent-rows.js';
import { jsonText } from '../values.js';

export const createReconciliations = (database: Database): ReconciliationStore =>
  Object.freeze({
    intents: async (asked: Parameters<ReconciliationStore['intents']>[0]) => {
      const rows = await database.query<IntentRow>(
        `select * from refund_intents where mover = $1 and (
           first_submitted_at >= $2::timestamptz or id = any($3::text[]) or provider_refund_id = any($4::text[]))`,
        [asked.mover, asked.since, asked.intentIds, asked.providerRefundIds],
      );
      return rows.map(intentOf);
    },
    openDisputes: async (mover: string) => {
      const rows = await database.query<{ id: string }>(
        `select distinct a.document ->> 'disputeId' as id
         from shop_actions a join shop_orders o on o.id = a.order_id
         where a.kind = 'chargeback' and a.document ->> 'status' = 'open'
           and exists (
             select 1 from jsonb_array_elements(o.document -> 'payments') p
             where p ->> 'id' = a.document ->> 'paymentId' and p ->> 'mover' = $1)
           and not exists (
             select 1 from shop_actions e
             where e.order_id = a.order_id and e.kind = 'chargeback'
               and e.document ->> 'disputeId' = a.document ->> 'disputeId' and e.document ->> 'status' <> 'open')
         order by 1`,
        [mover],
      );
      return rows.map(({ id }) => id);
    },
    save: async (report: ReconciliationReport) => {
      await database.transaction(async (tx) => {
        await tx.query(
          `insert into reconciliations (id, mover, since, at, report)
           values ($1, $2, $3::timestamptz, $4::timestamptz, $5::jsonb)`,
          [report.id, report.mover, report.since, report.at, jsonText(report)],
        );
        await appendAudit(tx, [
          {
            at: report.at,
            actor: 'system',
            type: 'reconciled' satisfies HouseEntryType,
            caseId: null,
            caseSeq: null,
            payload: report,
          },
        ]);
      });
    },
    latest: async () => {
      const rows = await database.query<{ report: ReconciliationReport }>(
        'select distinct on (mover) report from reconciliations order by mover, at desc, id desc',
        [],
      );
      return rows.map(({ report }) => report);
    },
  });
