import { err } from '../../base/index.js';
import type { RefundIntent } from '../../domain/index.js';
import type { IntentChange, RefundLedger } from '../../refunds/index.js';
import type { Database, HotStatement } from '../database.js';
import { type OrderRow, orderOf, selectOrders } from '../shop/order-rows.js';
import { changeIntent, isDoesNotFit } from './change-intent.js';
import { type IntentRow, intentOf, releasedStatuses } from './intent-rows.js';

const holdingStatement: HotStatement = {
  name: 'holding_intents',
  text: `select * from refund_intents where order_id = $1 and status not in ${releasedStatuses} order by created_at, id`,
};

/** As many as one sweep takes up; the next one goes on. */
const unsettledMax = 500;

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
    forPerson: async () => {
      const rows = await database.query<IntentRow>(
        `select * from refund_intents where status = 'manual' order by updated_at, id`,
        [],
      );
      return rows.map(intentOf);
    },
    intentByProviderRefund: async (mover: string, providerRefundId: string) => {
      const [row] = await database.query<IntentRow>(
        'select * from refund_intents where provider_refund_id = $2 and mover = $1 order by created_at limit 1',
        [mover, providerRefundId],
      );
      return row === undefined ? null : intentOf(row);
    },
    payment: async ({ orderId, paymentId }: RefundIntent) => {
      const [row] = await database.query<OrderRow>(`${selectOrders} where o.id = $1`, [orderId]);
      const order = row === undefined ? null : orderOf(row);
      const payment = order?.payments.find(({ id }) => id === paymentId);
      if (order === null || payment === undefined) return null;
      const { capturedMinor, disputedMinor = 0, capturedAt = order.placedAt } = payment;
      return { capturedMinor, disputedMinor, capturedAt };
    },
    unsettled: async (before: Parameters<RefundLedger['unsettled']>[0]) => {
      const rows = await database.query<IntentRow>(
        `select i.* from (
           (select * from refund_intents
            where status in ('submitted', 'unknown', 'pending')
              and updated_at < greatest($1::timestamptz, $2::timestamptz)
              and updated_at < case status when 'submitted' then $1::timestamptz else $2::timestamptz end
            order by updated_at, id limit ${unsettledMax})
           union all
           (select r.* from cases c join refund_intents r on r.case_id = c.id
            where c.status = 'refunding' and r.status = 'reserved' and r.updated_at < $2::timestamptz
            order by r.updated_at, r.id limit ${unsettledMax})
         ) i
         order by i.updated_at, i.id limit ${unsettledMax}`,
        [before.submitted, before.open],
      );
      return rows.map(intentOf);
    },
    change: async (change: IntentChange): ReturnType<RefundLedger['change']> => {
      try {
        const changed = await database.transaction((tx) => changeIntent(tx, change));
        if (changed.ok) database.jobsCommitted.emit(change.jobs.map((job) => job.name));
        return changed;
      } catch (error) {
        if (isDoesNotFit(error)) return err('exceeds-remainder');
        throw error;
      }
    },
  });
