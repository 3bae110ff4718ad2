import { createHash } from 'node:crypto';
import type { Params, Slots } from '../../dialog/index.js';
import type { Customer } from '../../domain/index.js';
import type { Operation, OperationContext } from './operation.js';

/** Tries per conversation, and per address in an hour, whoever asks: a miss must not become a guessing game. */
const attemptsMaxPerConversation = 5;
const attemptsMaxPerAddress = 10;
const hourMs = 3_600_000;
const codeLifeMs = 10 * 60_000;
const codeTriesMax = 5;

const proofSlots = ['email', 'order-number', 'customer-name', 'postcode', 'one-time-code'] as const;
const hashed = (text: string): string =>
  createHash('sha256').update(text.trim().toLowerCase()).digest('hex').slice(0, 32);
const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Compares what was said with the shop's customers, by the proofs the policy accepts. */
export const identify: Operation = async (asked, context) => {
  const { slots } = asked;
  const params = wantedParams(context);
  if (proofSlots.every((slot) => slots[slot] === undefined)) return { outcome: 'nothing-said', params };
  if (slots['one-time-code'] === undefined && !isComplete(slots, context))
    return { outcome: whatIsMissing(slots, context), params };
  if (await isBlocked(slots, context)) return { outcome: 'blocked' };
  const customer = await match(slots, context);
  if (customer === null) return { outcome: 'no-match', clear: ['one-time-code'], params };
  // The number has proven who asks; from here on it points at the order that was meant, when it is theirs.
  const number = slots['order-number'];
  const named = number === undefined ? null : await context.deps.shop.orderByNumber(number);
  return {
    outcome: 'proven',
    identity: { customerId: customer.id },
    clear: ['order-number', 'one-time-code'],
    ...(number !== undefined && named?.customerId === customer.id ? { fill: { order: number } } : {}),
    params: { firstName: greetedName(customer) },
  };
};

/** Chinese names are said whole, family name first. */
const greetedName = ({ firstName, lastName }: Customer): string =>
  /\p{Script=Han}/u.test(lastName) ? `${lastName}${firstName}` : firstName === '' ? lastName : firstName;

const said = (slots: Slots): Record<'email' | 'order-number' | 'name' | 'postcode', string | undefined> => ({
  email: slots.email,
  'order-number': slots['order-number'],
  name: slots['customer-name'],
  postcode: slots.postcode,
});

/** What proves who asks is a rule of today, whatever order it will be about. */
const acceptedProofs = ({ deps, now }: OperationContext) => deps.policies.current(now).identity;

const isComplete = (slots: Slots, context: OperationContext): boolean => {
  const have = said(slots);
  return acceptedProofs(context).some((proof) => proof.every((part) => have[part] !== undefined));
};

const takesName = (context: OperationContext): boolean =>
  acceptedProofs(context).some((proof) => proof.includes('name') && !proof.includes('email'));

const whatIsMissing = (slots: Slots, context: OperationContext): string => {
  if (slots.email !== undefined) return 'need-second';
  return slots['customer-name'] !== undefined && takesName(context) ? 'need-postcode' : 'need-email';
};

/** What the questions ask for: what the policy wants beside an e-mail address, and whether a name will do instead. */
const wantedParams = (context: OperationContext): Params => {
  const withEmail = acceptedProofs(context).filter((proof) => proof.includes('email'));
  const number = withEmail.some((proof) => proof.includes('order-number'));
  const postcode = withEmail.some((proof) => proof.includes('postcode'));
  const alone = withEmail.some((proof) => proof.length === 1);
  return {
    beside: alone ? 'nothing' : number && postcode ? 'either' : number ? 'number' : 'postcode',
    byName: takesName(context) ? 'yes' : 'no',
  };
};

const isBlocked = async (slots: Slots, { deps, conversation }: OperationContext): Promise<boolean> => {
  const address = slots.email ?? slots['customer-name'] ?? slots['order-number'] ?? '';
  const tries = await deps.ephemeral.count(`identify:conversation:${conversation.id}`, hourMs);
  const triesForAddress = await deps.ephemeral.count(`identify:address:${hashed(address)}`, hourMs);
  return tries > attemptsMaxPerConversation || triesForAddress > attemptsMaxPerAddress;
};

const match = async (slots: Slots, context: OperationContext): Promise<Customer | null> => {
  const { shop } = context.deps;
  const have = said(slots);
  // A code that is wrong takes nothing from what proves it without one.
  if (have.email !== undefined && slots['one-time-code'] !== undefined) {
    const known = (await codeIsRight(have.email, slots['one-time-code'], context))
      ? only(await shop.customersByEmail(have.email))
      : null;
    if (known !== null) return known;
  }
  for (const proof of acceptedProofs(context)) {
    if (!proof.every((part) => have[part] !== undefined)) continue;
    const byEmail =
      proof.includes('email') && have.email !== undefined ? await shop.customersByEmail(have.email) : null;
    const byName =
      proof.includes('name') && have.name !== undefined && have.postcode !== undefined
        ? await shop.customersByNameAndPostcode(have.name, have.postcode)
        : null;
    let candidates = byEmail ?? byName ?? [];
    if (proof.includes('postcode'))
      candidates = candidates.filter(
        (customer) => compact(customer.postcode) === compact(have.postcode ?? ''),
      );
    if (proof.includes('order-number') && have['order-number'] !== undefined) {
      const order = await shop.orderByNumber(have['order-number']);
      candidates = candidates.filter((customer) => customer.id === order?.customerId);
    }
    const customer = only(candidates);
    if (customer !== null) return customer;
  }
  return null;
};

/** Two people who fit the same words prove nothing. */
const only = (customers: readonly Customer[]): Customer | null =>
  customers.length === 1 ? (customers[0] ?? null) : null;

interface SentCode {
  readonly hash: string;
}

const codeKey = (context: OperationContext, email: string): string =>
  `code:${context.conversation.id}:${hashed(email)}`;

const codeIsRight = async (email: string, code: string, context: OperationContext): Promise<boolean> => {
  const { ephemeral } = context.deps;
  const key = codeKey(context, email);
  const sent = await ephemeral.get<SentCode>(key);
  const tries = await ephemeral.count(`${key}:tries`, codeLifeMs);
  if (sent === undefined || tries > codeTriesMax || sent.hash !== hashed(code)) return false;
  await ephemeral.delete(key);
  return true;
};

/** Sends a code to a known address; an unknown one gets the same answer and no mail. */
export const sendCode: Operation = async (asked, context) => {
  const { email } = asked.slots;
  const { deps } = context;
  if (email === undefined) return { outcome: 'blocked' };
  const sends = await deps.ephemeral.count(`code-sends:${hashed(email)}`, hourMs);
  const sendsHere = await deps.ephemeral.count(`code-sends:${context.conversation.id}`, hourMs);
  if (sends > 5 || sendsHere > 5) return { outcome: 'blocked' };
  const known = only(await deps.shop.customersByEmail(email));
  if (known !== null) {
    const code = deps.ids.oneTimeCode();
    await deps.ephemeral.set<SentCode>(codeKey(context, email), { hash: hashed(code) }, codeLifeMs);
    await deps.codes.send(email, code, context.locale);
  }
  return { outcome: 'sent' };
};
