import { toDecimal } from '../../base/index.js';
import type { DecisionFacts } from '../../domain/index.js';

const dateOf = (moment: string | undefined): string | null => moment?.slice(0, 10) ?? null;

/** One request in a sentence, for a reader who wants to see it happen. */
export const wordsOfRequest = ({
  kind,
  reason,
  askedOn,
  order,
  lines,
  fault,
  claims,
  evidence,
  customer,
}: DecisionFacts): string => {
  const [line] = order.lines;
  const units = lines[0]?.quantity ?? 1;
  const worth = `${toDecimal({ amountMinor: line?.grossMinor ?? 0, currency: order.currency })} ${order.currency}`;
  const dated = (
    [
      ['placed', order.placedAt],
      ['to be sent by', order.shipBy],
      ['sent', order.shippedAt],
      ['delivered', order.deliveredAt],
      ['stocked in', line?.stockedInAt],
    ] as const
  ).flatMap(([what, moment]) => (moment === undefined ? [] : [`${what} ${dateOf(moment)}`]));
  const about = [
    order.market === 'US' ? null : `market ${order.market}`,
    order.salesChannel === 'web' ? null : `bought through ${order.salesChannel}`,
    line?.category === 'general' ? null : `category ${line?.category}`,
    (line?.tags.length ?? 0) === 0 ? null : `tags ${line?.tags.join(', ')}`,
    line?.sku === undefined ? null : `sku ${line.sku}`,
    line?.agentStage === undefined ? null : line.agentStage,
    line?.digitalState === undefined ? null : line.digitalState,
    order.gift ? 'a gift' : null,
    fault === undefined ? null : `fault of the ${fault}`,
    claims?.condition ?? null,
    claims?.seal ?? null,
    evidence.length === 0 ? null : `shown: ${evidence.map((entry) => entry.kind).join(', ')}`,
    customer.riskBand === undefined ? null : `risk ${customer.riskBand}`,
    customer.tags.length === 0 ? null : `customer ${customer.tags.join(', ')}`,
  ].filter((part) => part !== null);
  return `${kind} because of ${reason}, asked ${dateOf(askedOn)}: ${units} for ${worth}, order ${order.status}, ${[...dated, ...about].join(', ')}`;
};
