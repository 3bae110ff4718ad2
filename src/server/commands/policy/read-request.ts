import {
  claimNames,
  claimsSchema,
  type DecisionFacts,
  evidenceKinds,
  faultParties,
  goodsConditions,
  type LineSelection,
  type Order,
  type RequestKind,
  requestKinds,
  resolutions,
  returnReasons,
  sealStates,
} from '../../../domain/index.js';
import { lineRemainder } from '../../../policy/index.js';
import { type CommandArguments, listOption, textOption, UsageError } from '../command.js';
import type { ShopToTry } from './open-shop.js';

const oneOf = <T extends string>(option: string, text: string, words: readonly T[]): T => {
  const found = words.find((word) => word === text);
  if (found === undefined)
    throw new UsageError(`--${option} can't be "${text}". It is one of: ${words.join(', ')}.`);
  return found;
};

const optional = <T extends string>(
  given: CommandArguments,
  option: string,
  words: readonly T[],
): T | null => {
  const text = textOption(given, option);
  return text === null ? null : oneOf(option, text, words);
};

const wordsIn = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const describeLines = (order: Order): string =>
  order.lines
    .map(
      ({ id, sku, quantity, name }, index) =>
        `  ${index + 1}  ${id}  ${quantity} × ${name}${sku === undefined ? '' : ` (${sku})`}`,
    )
    .join('\n');

/** What is asked about: lines by id, SKU or place, each with a quantity; all that is left when nothing is named. */
export const readItems = (
  text: string | null,
  order: Order,
  reserved: DecisionFacts['reserved'],
): LineSelection[] => {
  const left = new Map(
    order.lines.map((line) => [line.id, lineRemainder(order, line, reserved).quantityLeft]),
  );
  const most = ({ id, quantity }: Order['lines'][number]): number => left.get(id) || quantity;
  if (text === null || text.trim() === 'all') {
    const open = order.lines.filter(({ id }) => (left.get(id) ?? 0) > 0);
    return (open.length > 0 ? open : order.lines).map((line) => ({ lineId: line.id, quantity: most(line) }));
  }
  const refuse = (problem: string): never => {
    throw new UsageError(`--items: ${problem}. Order ${order.number} has:\n${describeLines(order)}`);
  };
  const items = wordsIn(text).map((word): LineSelection => {
    const [, named = '', count] = /^(.*?)(?::(\d+))?$/.exec(word) ?? [];
    const line = order.lines.find(
      ({ id, sku }, index) => id === named || sku === named || String(index + 1) === named,
    );
    if (line === undefined) return refuse(`there is no line "${named}"`);
    const quantity = count === undefined ? most(line) : Number(count);
    if (quantity < 1 || quantity > line.quantity)
      return refuse(`"${named}" has ${line.quantity} to ask about, not ${quantity}`);
    return { lineId: line.id, quantity };
  });
  if (items.length === 0) return refuse('nothing is named');
  if (new Set(items.map(({ lineId }) => lineId)).size !== items.length)
    return refuse('a line is named twice');
  return items;
};

const claimValues = { condition: goodsConditions, seal: sealStates } as const;

const readClaims = (given: CommandArguments): DecisionFacts['claims'] => {
  const claims = listOption(given, 'claim').map((text) => {
    const [name = '', value = ''] = text.split('=');
    const claim = oneOf('claim', name, claimNames);
    return [claim, oneOf<string>(`claim ${claim}`, value, claimValues[claim])];
  });
  return claims.length === 0 ? undefined : claimsSchema.parse(Object.fromEntries(claims));
};

/** Noon of a day where the shop is, or the moment that was given. */
const readMoment = (text: string, timeZone: string): string => {
  const refuse = (): never => {
    throw new UsageError('--on must be a day such as 2026-05-09, or a moment such as 2026-05-09T15:00:00Z.');
  };
  if (Number.isNaN(Date.parse(text))) return refuse();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return new Date(text).toISOString();
  const dayThere = new Intl.DateTimeFormat('en-CA', { timeZone });
  // East of the date line noon in UTC is another day already.
  const moments = ['12', '00', '23'].map((hour) => new Date(`${text}T${hour}:00:00Z`));
  return (moments.find((moment) => dayThere.format(moment) === text) ?? refuse()).toISOString();
};

/** A request in words, before anybody looked at the shop. */
export type RequestWords = Pick<DecisionFacts, 'reason' | 'fault' | 'claims' | 'evidence' | 'resolution'> & {
  readonly order: string;
  readonly items: string | null;
  readonly kind: RequestKind | null;
  /** Null: now. */
  readonly askedOn: string | null;
};

/** @throws UsageError naming what there is to choose from */
export const readWords = (given: CommandArguments, timeZone: string): RequestWords => {
  const [order, reason] = [textOption(given, 'order'), textOption(given, 'reason')];
  if (order === null)
    throw new UsageError('--order is missing: the id or number of an order, such as "#10482".');
  if (reason === null)
    throw new UsageError(`--reason is missing. It is one of: ${returnReasons.join(', ')}.`);
  const fault = optional(given, 'fault', faultParties);
  const claims = readClaims(given);
  const on = textOption(given, 'on');
  return {
    order,
    items: textOption(given, 'items'),
    kind: optional(given, 'kind', requestKinds),
    askedOn: on === null ? null : readMoment(on, timeZone),
    reason: oneOf('reason', reason, returnReasons),
    ...(fault === null ? {} : { fault }),
    ...(claims === undefined ? {} : { claims }),
    evidence: wordsIn(textOption(given, 'evidence') ?? '').map((kind) => ({
      kind: oneOf('evidence', kind, evidenceKinds),
    })),
    resolution: optional(given, 'resolution', resolutions),
  };
};

const unsent: ReadonlySet<Order['status']> = new Set(['pending', 'processed']);

/**
 * The facts of a request, read from the shop's records as the assistant reads them.
 * @throws UsageError when there is no such order or line, with the lines there are
 */
export const readFacts = async (words: RequestWords, shop: ShopToTry, now: Date): Promise<DecisionFacts> => {
  const { order: named, items, kind, ...asked } = words;
  const order = await shop.order(named);
  if (order === null)
    throw new UsageError(`There is no order "${named}". "makegood export -" lists the orders there are.`);
  const askedOn = words.askedOn ?? now.toISOString();
  const reserved = await shop.reservedOf(order);
  return {
    ...asked,
    // Money back for something that has not left yet is a cancellation, whatever it is called.
    kind: kind ?? (unsent.has(order.status) ? 'cancel' : 'refund'),
    askedOn,
    order,
    lines: readItems(items, order, reserved),
    customer: await shop.customerOf(order, askedOn),
    replacements: [],
    reserved,
    refundToMethodId: null,
  };
};
