import { formatMoney, money } from '../../../base/index.js';
import type { Case, LineSelection } from '../../../domain/index.js';

const units = (lines: readonly LineSelection[]): string =>
  lines.length === 0 ? 'nothing' : lines.map(({ lineId, quantity }) => `${lineId}:${quantity}`).join(', ');

/** A case in a few lines: its goods, asked, come and found; what is owed, disputed and refunded. */
export const describeReturn = (found: Case): string => {
  const { reference, status, return: goods, totalMinor, currency } = found;
  const lines = [`${reference}: ${status}`];
  if (goods !== null) {
    lines.push(`  return    ${goods.status}${goods.rma === null ? '' : `, ${goods.rma}`}`);
    lines.push(`  asked     ${units(goods.lines)}`);
    lines.push(`  received  ${units(goods.received)}`);
    for (const { lineId, quantity, disposition, deduction } of goods.findings) {
      const off = deduction === undefined ? '' : `, ${deduction.kind} ${deduction.amountMinor}`;
      lines.push(`  found     ${lineId}:${quantity} ${disposition}${off}`);
    }
    if (goods.trackingNumber !== null)
      lines.push(
        `  parcel    ${[goods.carrier, goods.trackingNumber].filter((part) => part !== null).join(' ')}`,
      );
  }
  if (found.invoice !== null) {
    const { amountMinor, currency: owed, status: state, dueOn } = found.invoice;
    const due = dueOn === null ? '' : `, due ${dueOn}`;
    lines.push(`  invoice   ${formatMoney(money(amountMinor, owed), 'en')} ${state}${due}`);
  }
  for (const disputeId of found.disputeIds) lines.push(`  dispute   ${disputeId}`);
  if (totalMinor !== null && currency !== null)
    lines.push(`  refund    ${formatMoney(money(totalMinor, currency), 'en')}`);
  return lines.join('\n');
};
