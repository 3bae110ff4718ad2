import type { Params, ParamValue } from '../../dialog/index.js';
import type { Breakdown, Decision } from '../../domain/index.js';
import type { Supposed } from '../operations/suppose.js';
import { denyReasonParam } from './decision-params.js';

const message = (key: string, params: Params = {}): ParamValue => ({ kind: 'message', key, params });

/** What a question about an order wants to know first. */
export type Aspect = 'when' | 'cost';

const fees = ['restocking-fee', 'handling-fee', 'label-fee'] as const;

/** What would be taken off, each with its clause; nothing where nothing is. */
const feesOf = (breakdown: Breakdown | null): ParamValue[] =>
  fees.flatMap((bucket) => {
    const lines = (breakdown?.lines ?? []).filter((line) => line.bucket === bucket && line.amountMinor < 0);
    const [first] = lines;
    if (breakdown === null || first === undefined) return [];
    const amountMinor = -lines.reduce((sum, line) => sum + line.amountMinor, 0);
    return [
      message(first.clause === undefined ? 'verdict.fee-plain' : 'verdict.fee', {
        amount: { kind: 'money', amountMinor, currency: breakdown.currency },
        label: message(`fee.${bucket}`),
        clause: first.clause ?? '',
      }),
    ];
  });

/** Which words say who pays for the way back. */
const costKey = ({ goods, freight }: Decision, feeCount: number): string => {
  if (feeCount > 0) return 'fees';
  if (goods === 'keep' || goods === 'donate') return 'keep';
  if (goods === 'none') return 'none';
  return freight === 'customer' ? 'own' : freight === 'seller' ? 'free' : 'none';
};

const conditionOf = ({ condition }: Supposed): ParamValue =>
  condition === null ? '' : message(`verdict.if-${condition}`);

/** The clauses an answer rests on: of what is taken off where the cost was asked for, else of the right itself. */
export const answerClauses = ({ decision }: Supposed, aspect: Aspect): readonly string[] => {
  const ofFees = (decision.breakdown?.lines ?? []).flatMap(({ bucket, clause }) =>
    (fees as readonly string[]).includes(bucket) && clause !== undefined ? [clause] : [],
  );
  const ofRight = decision.clauses.slice(0, 1);
  return aspect === 'cost' && ofFees.length > 0 ? ofFees : ofRight;
};

/** What will be different from a day on, while it still may come back. */
const changeOf = ({ change, decision }: Supposed): ParamValue => {
  if (change === null) return '';
  const from: ParamValue = { kind: 'date', iso: change.from };
  const items = feesOf(change.decision.breakdown);
  const losesMoney =
    decision.resolutions.includes('refund') && !change.decision.resolutions.includes('refund');
  if (losesMoney)
    return message('verdict.later-no-money', {
      from,
      options: {
        kind: 'list',
        style: 'or',
        items: change.decision.resolutions.map((resolution) => message(`verdict.gets.${resolution}`)),
      },
    });
  return items.length === 0
    ? ''
    : message('verdict.later-fees', { from, fees: { kind: 'list', style: 'and', items } });
};

/** One answer as a clause of a sentence: until when, and what it costs; or why not. */
export const answerParam = (supposed: Supposed, aspect: Aspect): ParamValue => {
  const { decision, isOpen, lastDay } = supposed;
  const until: ParamValue = decision.until === null ? '' : { kind: 'date', iso: decision.until };
  if (!isOpen) {
    if (decision.outcome === 'review') return message('verdict.review');
    if (decision.declineReason === 'outside-window' && until !== '')
      return message('verdict.over', { until });
    return message('verdict.no', { denyReason: denyReasonParam(decision, until) });
  }
  if (decision.resolutions.includes('cancel')) return message('verdict.cancel');
  const charged = feesOf(decision.breakdown);
  const key = costKey(decision, charged.length);
  const cost =
    key === 'none'
      ? ''
      : message(`verdict.${aspect}-${key}`, {
          fees: { kind: 'list', style: 'and', items: charged },
          later: changeOf(supposed),
        });
  if (aspect === 'cost' && cost !== '') return cost;
  const by = decision.outcome === 'review' ? message('verdict.confirmed') : '';
  const params: Params = {
    cost: aspect === 'when' ? cost : '',
    condition: conditionOf(supposed),
    by,
  };
  return lastDay === null
    ? message('verdict.open', params)
    : message('verdict.until', { ...params, until: { kind: 'date', iso: lastDay } });
};
