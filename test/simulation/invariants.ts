import type { Database } from '../../src/storage/index.js';
import type { Provider, ProviderRefund } from './provider.js';
import type { SimShop } from './sim-shop.js';

/** One promise that was broken. `rule` is what a planted bug is expected to break. */
export interface Violation {
  readonly rule: RuleName;
  readonly what: string;
}

export const ruleNames = [
  'one-refund-an-intent',
  'never-more-than-captured',
  'reserved-within-captured',
  'ledger-equals-provider',
  'never-ahead-of-provider',
  'nothing-stuck',
  'every-message-once',
  'transcript-gapless',
  'posted-at-least-once',
  'case-entries-gapless',
  'case-equals-intents',
  'audit-head-consistent',
  'second-checker',
  'no-crash',
] as const;
export type RuleName = (typeof ruleNames)[number];

const isLive = ({ status }: ProviderRefund): boolean => status === 'pending' || status === 'succeeded';

/** What the provider's books alone can show, looked at whenever money moves. */
export const checkMoney = (providers: readonly Provider[], shop: SimShop): Violation[] => {
  const refunds = providers.flatMap((provider) => provider.refunds).filter(isLive);
  const violations: Violation[] = [];
  const perIntent = new Map<string, number>();
  for (const { intentId } of refunds) {
    if (intentId !== null) perIntent.set(intentId, (perIntent.get(intentId) ?? 0) + 1);
  }
  for (const [intentId, times] of perIntent)
    if (times > 1)
      violations.push({ rule: 'one-refund-an-intent', what: `${intentId} was refunded ${times} times` });
  for (const payment of shop.orders.flatMap((order) => order.payments)) {
    const minor = refunds
      .filter(({ paymentId }) => paymentId === payment.id)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    if (minor > payment.capturedMinor)
      violations.push({
        rule: 'never-more-than-captured',
        what: `${payment.id}: ${minor} refunded of ${payment.capturedMinor}`,
      });
  }
  return violations;
};

const holding = `status not in ('rejected', 'released', 'failed', 'failed-late', 'reversed')`;

interface MomentRow {
  readonly arrived: readonly string[] | null;
  readonly held: readonly { readonly payment: string; readonly minor: number }[] | null;
  readonly isChained: boolean;
}

/** What the database shows at any moment: cheap enough to be asked after every transaction. */
export const checkLedger = async (
  raw: Database,
  shop: SimShop,
  providers: readonly Provider[],
): Promise<Violation[]> => {
  const [row] = await raw.query<MomentRow>(
    `with last as (select seq, previous_hash from audit_log order by seq desc limit 1)
     select
       (select jsonb_agg(jsonb_build_object('payment', payment_id, 'minor', minor)) from (
          select payment_id, sum(amount_minor) as minor from refund_intents where ${holding} group by payment_id) held
       ) as held,
       (select jsonb_agg(id) from refund_intents where status = 'succeeded') as arrived,
       (select count(*) from case_entries) = (select count(*) from audit_log where case_seq is not null)
       and (select count(*) from numbered_papers) = (select count(*) from audit_log where type = 'paper-issued')
       and (select count(*) from store_credit_entries) = (select count(*) from audit_log where type = 'credit-booked')
       and (select count(*) from audit_log) = coalesce((select seq + 1 from last), 0)
       and coalesce((select last.previous_hash = before.leaf_hash from last
                     join audit_log before on before.seq = last.seq - 1), true) as "isChained"`,
  );
  const payments = shop.orders.flatMap((order) => order.payments);
  const onTheWay = new Set(
    providers
      .flatMap(({ refunds }) => refunds)
      .flatMap(({ status, intentId }) => (status === 'pending' ? [intentId] : [])),
  );
  return [
    ...(row?.arrived ?? [])
      .filter((id) => onTheWay.has(id))
      .map((id): Violation => ({ rule: 'never-ahead-of-provider', what: `${id} is said to have arrived` })),
    ...(row?.held ?? []).flatMap(({ payment, minor }): Violation[] => {
      const captured = payments.find(({ id }) => id === payment)?.capturedMinor ?? minor;
      return minor > captured
        ? [{ rule: 'reserved-within-captured', what: `${payment}: ${minor} held of ${captured}` }]
        : [];
    }),
    ...(row?.isChained === false
      ? [{ rule: 'audit-head-consistent' as const, what: 'the log does not hold each entry once, chained' }]
      : []),
  ];
};
