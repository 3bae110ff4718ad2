import { createHash } from 'node:crypto';
import Stripe from 'stripe';
import type { Clock } from '../../src/base/index.js';

/** A refund in Stripe's words. */
export interface StripeRefund {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly charge: null;
  readonly created: number;
  readonly metadata: Record<string, string>;
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
  failure_reason?: string;
}

/** A dispute in Stripe's words. */
export interface StripeDispute {
  readonly id: string;
  readonly object: 'dispute';
  readonly payment_intent: string;
  readonly charge: null;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  status: string;
}

export interface StripeCall {
  readonly method: string;
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly key: string | undefined;
}

export interface StripeAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Saved extends StripeAnswer {
  readonly parameters: string;
  readonly at: number;
}

/** What a page comes to when Stripe shows less than it was asked for. */
export interface StripePage {
  readonly size: number;
  /** Says that nothing follows although it does. */
  readonly claimsToBeLast: boolean;
}

export interface StripeWorld {
  readonly clock: Pick<Clock, 'now'>;
  /** Called for each refund that is made, however it was asked for. */
  readonly onMade?: (refund: StripeRefund) => void;
  /** An account to which nothing can go back. */
  readonly refuses?: (paymentId: string) => boolean;
  /** How long a page is, of those asked for; `isOfPayment` for a list of one payment's refunds. */
  readonly cutPage?: (asked: number, isOfPayment: boolean) => StripePage;
}

/** The part of Stripe's API that refunds and disputes need, with the books behind it, whatever wire it is spoken over. */
export interface StripeProtocol {
  readonly refunds: readonly StripeRefund[];
  readonly disputes: readonly StripeDispute[];
  addPayment(payment: { readonly id: string; readonly amount: number; readonly currency: string }): void;
  /** Carries out what was called, and answers. */
  answer(call: StripeCall): StripeAnswer;
  /** How the next refunds begin. */
  beginAs(status: StripeRefund['status']): void;
  setStatus(refundId: string, status: StripeRefund['status'], failureReason?: string): void;
  /** Made by somebody at Stripe's own pages. */
  makeByHand(paymentId: string, amount: number): StripeRefund;
  /** A bank claims a payment back; again with another status when that changes. */
  dispute(dispute: {
    readonly id: string;
    readonly payment_intent: string;
    readonly amount: number;
    readonly status: string;
  }): StripeDispute;
  /** Keys older than a day are forgotten by themselves; this forgets all. */
  forgetKeys(): void;
  /** An event as it would be sent, signed at the clock's time. */
  event(
    type: string,
    object: unknown,
    more?: { readonly id?: string; readonly secret?: string; readonly at?: Date },
  ): { readonly body: string; readonly signature: string };
}

export const stripeSecret = 'whsec_stand_in_secret';
const keyLifeSeconds = 24 * 3600;

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: Readonly<Record<string, string>>,
    /** Stripe keeps an answer under its key only once it has begun to carry the call out. */
    readonly isSaved = false,
  ) {
    super(error.code);
  }
}

const refused = (code: string, isSaved = false): Refusal =>
  new Refusal(code === 'resource_missing' ? 404 : 400, { type: 'invalid_request_error', code }, isSaved);

export const createStripeProtocol = (world: StripeWorld): StripeProtocol => {
  const { clock, cutPage = (asked: number): StripePage => ({ size: asked, claimsToBeLast: false }) } = world;
  const payments = new Map<string, { amount: number; currency: string }>();
  const refunds: StripeRefund[] = [];
  const disputes: StripeDispute[] = [];
  const saved = new Map<string, Saved>();
  let beginning: StripeRefund['status'] = 'succeeded';
  let events = 0;
  const nowSeconds = (): number => Math.floor(clock.now().getTime() / 1000);

  const add = (paymentId: string, amount: number, metadata: Record<string, string>): StripeRefund => {
    const refund: StripeRefund = {
      id: `re_${String(refunds.length + 1).padStart(4, '0')}`,
      object: 'refund',
      amount,
      currency: payments.get(paymentId)?.currency ?? 'usd',
      payment_intent: paymentId,
      charge: null,
      created: nowSeconds(),
      metadata,
      status: beginning,
    };
    refunds.push(refund);
    world.onMade?.(refund);
    return refund;
  };

  const create = (parameters: URLSearchParams): StripeRefund => {
    const paymentId = parameters.get('payment_intent') ?? '';
    const payment = payments.get(paymentId);
    const amount = Number(parameters.get('amount'));
    if (payment === undefined) throw refused('resource_missing');
    if (!Number.isInteger(amount) || amount <= 0) throw refused('parameter_invalid_integer');
    const goneBack = refunds
      .filter((refund) => refund.payment_intent === paymentId)
      .filter(({ status }) => status !== 'failed' && status !== 'canceled')
      .reduce((sum, refund) => sum + refund.amount, 0);
    if (world.refuses?.(paymentId) === true) throw refused('charge_not_refundable', true);
    if (goneBack >= payment.amount) throw refused('charge_already_refunded', true);
    if (goneBack + amount > payment.amount) throw refused('amount_too_large', true);
    const metadata = Object.fromEntries(
      [...parameters].flatMap(([name, value]) => {
        const own = /^metadata\[(.+)\]$/.exec(name)?.[1];
        return own === undefined ? [] : [[own, value] as const];
      }),
    );
    return add(paymentId, amount, metadata);
  };

  /** The newest first, from the one after `starting_after` on. */
  const list = (
    url: string,
    all: readonly { readonly id: string; readonly created: number; readonly payment_intent: string }[],
    parameters: URLSearchParams,
  ): unknown => {
    const paymentId = parameters.get('payment_intent');
    const since = Number(parameters.get('created[gte]') ?? 0);
    const after = parameters.get('starting_after');
    const newestFirst = all
      .filter((one) => paymentId === null || one.payment_intent === paymentId)
      .filter(({ created }) => created >= since)
      .toReversed();
    const from = after === null ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
    const { size, claimsToBeLast } = cutPage(Number(parameters.get('limit') ?? 10), paymentId !== null);
    return {
      object: 'list',
      url,
      data: newestFirst.slice(from, from + size),
      has_more: !claimsToBeLast && from + size < newestFirst.length,
    };
  };

  /** The first answer under a key is every answer under it, for a day; other parameters are a mistake. */
  const createOnce = ({ key, parameters }: StripeCall): StripeAnswer => {
    const print = createHash('sha256').update(parameters.toString()).digest('hex');
    const known = key === undefined ? undefined : saved.get(key);
    const isKnown = known !== undefined && nowSeconds() - known.at < keyLifeSeconds;
    if (isKnown && known.parameters !== print)
      return { status: 400, body: { error: { type: 'idempotency_error', code: 'idempotency_key_reuse' } } };
    if (isKnown) return known;
    const keep = (answer: StripeAnswer): StripeAnswer => {
      if (key !== undefined) saved.set(key, { parameters: print, at: nowSeconds(), ...answer });
      return answer;
    };
    try {
      // As it was when it was made: what becomes of it later does not change the answer under its key.
      return keep({ status: 200, body: structuredClone(create(parameters)) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const answer = { status: error.status, body: { error: error.error } };
      return error.isSaved ? keep(answer) : answer;
    }
  };

  const read = ({ path, parameters }: StripeCall): StripeAnswer => {
    if (path === '/v1/refunds') return { status: 200, body: list(path, refunds, parameters) };
    if (path === '/v1/disputes') return { status: 200, body: list(path, disputes, parameters) };
    const found =
      refunds.find(({ id }) => path === `/v1/refunds/${id}`) ??
      disputes.find(({ id }) => path === `/v1/disputes/${id}`);
    return found === undefined
      ? { status: 404, body: { error: refused('resource_missing').error } }
      : { status: 200, body: found };
  };

  return {
    refunds,
    disputes,
    addPayment: ({ id, amount, currency }) => payments.set(id, { amount, currency: currency.toLowerCase() }),
    answer: (call) => (call.method === 'GET' ? read(call) : createOnce(call)),
    beginAs: (status) => {
      beginning = status;
    },
    setStatus: (refundId, status, failureReason) => {
      const found = refunds.find(({ id }) => id === refundId);
      if (found === undefined) throw new Error(`no refund ${refundId}`);
      found.status = status;
      if (failureReason !== undefined) found.failure_reason = failureReason;
    },
    makeByHand: (paymentId, amount) => add(paymentId, amount, {}),
    dispute: ({ id, payment_intent, amount, status }) => {
      const known = disputes.find((one) => one.id === id);
      if (known !== undefined) {
        known.status = status;
        return known;
      }
      const currency = payments.get(payment_intent)?.currency ?? 'usd';
      const created = nowSeconds();
      const opened: StripeDispute = {
        id,
        object: 'dispute',
        payment_intent,
        charge: null,
        amount,
        currency,
        created,
        status,
      };
      disputes.push(opened);
      return opened;
    },
    forgetKeys: () => saved.clear(),
    event: (type, object, more = {}) => {
      events += 1;
      const timestamp = Math.floor((more.at ?? clock.now()).getTime() / 1000);
      const body = JSON.stringify({
        id: more.id ?? `evt_${events}`,
        object: 'event',
        type,
        created: timestamp,
        data: { object },
      });
      const secret = more.secret ?? stripeSecret;
      return {
        body,
        signature: Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }),
      };
    },
  };
};
