import { formatMoney } from '../../../base/index.js';
import type { Breakdown, BreakdownBucket, Decision, DecisionFacts, Locale } from '../../../domain/index.js';
import { type BreakdownRow, breakdownTable, type Policy } from '../../../policy/index.js';
import { drawTable } from './draw-table.js';

const buckets: Readonly<Record<BreakdownBucket | 'total', string>> = {
  goods: 'Goods',
  tax: 'Tax',
  shipping: 'Shipping',
  'shipping-tax': 'Tax on shipping',
  duties: 'Duties',
  'restocking-fee': 'Restocking fee',
  'label-fee': 'Return label',
  'handling-fee': 'Handling fee',
  'missing-deduction': 'Missing parts',
  'damage-deduction': 'Damage',
  'discount-recalculated': 'Discount counted again',
  bonus: 'Bonus',
  'exchange-goods': 'New goods',
  total: 'Total',
};

const goods: Readonly<Record<Decision['goods'], string>> = {
  return: 'come back',
  keep: 'stay with the customer',
  donate: 'are given away',
  none: 'nothing travels back',
};

const triggers: Readonly<Record<Decision['refundOn'], string>> = {
  now: 'at once',
  scan: 'when the carrier scans the parcel',
  receipt: 'when the parcel has arrived',
  inspection: 'when the goods were inspected',
};

const rowLabel = (
  { bucket, name, names, quantity, taxName, clause }: BreakdownRow,
  locale: Locale,
): string => {
  const what = names?.[locale] ?? name ?? taxName ?? buckets[bucket];
  const label =
    name === undefined || bucket === 'goods' || what === buckets[bucket]
      ? what
      : `${buckets[bucket]}: ${what}`;
  return `${quantity === undefined || bucket !== 'goods' ? '' : `${quantity} × `}${label}${clause === undefined ? '' : ` (${clause})`}`;
};

const drawBreakdown = (breakdown: Breakdown, locale: Locale): string => {
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: breakdown.currency }, locale);
  const rows = breakdownTable(breakdown).map((row) => [rowLabel(row, locale), money(row.amountMinor)]);
  const tenders = breakdown.tenders.map(({ label, amountMinor }) => [label, money(amountMinor)]);
  const sum = `Arithmetic\n${drawTable(rows, [1])}`;
  return tenders.length === 0 ? sum : `${sum}\n\nPaid back to\n${drawTable(tenders, [1])}`;
};

const outcomeWords = (decision: Decision, facts: DecisionFacts): string => {
  const { outcome, resolutions, chooser, declineReason, reviewReasons } = decision;
  switch (outcome) {
    case 'approve':
      return `approve: ${resolutions.join(' or ')}${resolutions.length > 1 ? `, the ${chooser} chooses` : ''}`;
    case 'deny':
      return `deny: ${declineReason}`;
    case 'ask':
      return `ask first: ${[...decision.missingClaims, ...decision.missingEvidence].join(' or ')}${
        decision.missingEvidence.length > 0 && facts.evidence.length > 0 ? ' (none of it is there yet)' : ''
      }`;
    case 'review':
      return `a person decides: ${reviewReasons.join(', ')}${decision.approval === 'assistant' ? '' : ` (${decision.approval})`}`;
  }
};

const facets = (decision: Decision, facts: DecisionFacts, policy: Policy): string[][] => {
  const { decidedBy, promise, until, payoutDays } = decision;
  const granted = decision.outcome === 'approve' || decision.resolutions.length > 0;
  const by =
    decidedBy.source === 'floor'
      ? `the statutory floor ${decidedBy.name}, better for the customer than ${policy.name}`
      : `${policy.name}, version ${policy.version.slice(0, 12)}`;
  const freight = decision.freight === 'none' ? '' : `; the ${decision.freight} pays for the parcel`;
  return [
    ['Outcome', outcomeWords(decision, facts)],
    ['Decided by', by],
    ...(granted ? [['Goods', `${goods[decision.goods]}${freight}`]] : []),
    ...(granted && decision.breakdown !== null
      ? [
          [
            'Money leaves',
            `${triggers[decision.refundOn]}${payoutDays.to === 0 ? '' : `, there in ${payoutDays.from} to ${payoutDays.to} business days`}`,
          ],
        ]
      : []),
    ...(until === null ? [] : [['Until', until]]),
    ...(promise.answerBy === null ? [] : [['Answer by', promise.answerBy]]),
    ...(promise.refundBy === null ? [] : [['Refund by', promise.refundBy]]),
  ];
};

const traceMark = ({ applied, because }: Decision['trace'][number]): string =>
  applied ? '✓' : because.some((reason) => reason.endsWith('/ unknown')) ? '?' : '✗';

/** Those that decided, then those that deductions rest on. */
export const clausesOf = ({ clauses, breakdown }: Decision): string[] => [
  ...new Set([...clauses, ...(breakdown?.lines ?? []).flatMap(({ clause }) => clause ?? [])]),
];

/** One decision for people: what, why, how much, and every rule that was tried. */
export const drawDecision = (
  decision: Decision,
  facts: DecisionFacts,
  policy: Policy,
  locale: Locale,
): string => {
  const sections = [drawTable(facets(decision, facts, policy))];
  const clauses = clausesOf(decision);
  if (clauses.length > 0)
    sections.push(`Clauses\n${drawTable(clauses.map((clause) => [clause, policy.clause(clause, locale)]))}`);
  if (decision.say !== null) sections.push(`Says\n  ${decision.say[locale] ?? ''}`);
  if (decision.breakdown !== null) sections.push(drawBreakdown(decision.breakdown, locale));
  else if (decision.resolutions[0] === 'exchange')
    sections.push('Arithmetic\n  the difference is counted once the new variant is named');
  sections.push(
    `Tried (wanted / found)\n${drawTable(
      decision.trace.map((step) => [traceMark(step), step.rule, step.because.join('; ')]),
    )}`,
  );
  return sections.join('\n\n');
};

/** What was asked, in two lines. */
export const drawRequest = ({
  kind,
  reason,
  askedOn,
  order,
  lines,
  claims,
  evidence,
}: DecisionFacts): string => {
  const items = lines.map(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return `${quantity} × ${line?.name ?? lineId} (${lineId})`;
  });
  const more = [
    ...Object.entries(claims ?? {}).map(([name, value]) => `${name} ${value}`),
    ...evidence.map((entry) => entry.kind),
  ];
  return `Order ${order.number}, ${order.status}: ${kind} because of ${reason}, asked on ${askedOn.slice(0, 10)}${more.length === 0 ? '' : `, with ${more.join(', ')}`}\n${items.map((item) => `  ${item}`).join('\n')}`;
};
