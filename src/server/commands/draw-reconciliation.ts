import {
  type DisputeFinding,
  type Finding,
  findingKinds,
  type ReconciliationReport,
} from '../../refunds/index.js';

const amount = (minor: number | null, currency: string): string =>
  minor === null ? '–' : `${minor} ${currency}`;

const cells = (found: Finding): readonly string[] => [
  found.kind,
  found.intentId ?? '–',
  found.providerRefundId ?? '–',
  amount(found.oursMinor, found.currency),
  amount(found.theirsMinor, found.currency),
  found.ourStatus ?? '–',
  found.theirStatus ?? '–',
  found.outcome === null ? found.action : `${found.action}: ${found.outcome}`,
];
const heads = ['finding', 'refund', 'there', 'ours', 'theirs', 'our status', 'their status', 'action'];

const drawDispute = ({
  disputeId,
  state,
  outcome,
  amountMinor,
  currency,
  providerPaymentId,
}: DisputeFinding): string =>
  `dispute ${disputeId} about ${providerPaymentId ?? '–'}: ${amount(amountMinor, currency)}, ${state}, ${outcome}`;

/** A report as a person reads it at a terminal; amounts in minor units, as the ledger keeps them. */
export const drawReconciliation = (report: ReconciliationReport): string => {
  const { mover, since, at, isComplete, fault, counts } = report;
  const told = findingKinds.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${kind}`);
  const rows = [heads, ...report.findings.map(cells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    `${mover}: refunds since ${since.slice(0, 10)}, as of ${at}`,
    told.length === 0 ? 'No refunds on either side.' : `${told.join(', ')}.`,
    ...(isComplete
      ? []
      : [`NOT COMPLETE (${fault ?? 'unexpected'}): nothing is called missing; run it again.`]),
    ...(report.findings.length === 0 ? [] : ['', ...table]),
    ...(report.disputes.length === 0 ? [] : ['', ...report.disputes.map(drawDispute)]),
  ].join('\n');
};
