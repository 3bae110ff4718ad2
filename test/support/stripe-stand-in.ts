import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import type { Clock } from '../../src/base/index.js';

/**
 * What happens to the next call. `lost-before`: it never arrives. `lost-after`: it is carried out and its answer lost.
 * A number is the status it is answered with, and nothing is carried out.
 */
export type StripeFault = 'lost-before' | 'lost-after' | 409 | 429 | 500 | 401;

interface Refund {
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

interface Saved {
  readonly parameters: string;
  readonly at: number;
  readonly status: number;
  readonly body: unknown;
}

export interface StripeStandIn {
  /** For `openStripe`. */
  readonly url: string;
  readonly refunds: readonly Refund[];
  /** One for each call that arrived: its method and path, its key and its parameters. */
  readonly calls: readonly {
    readonly call: string;
    readonly key: string | undefined;
    readonly version: string | undefined;
    readonly parameters: Readonly<Record<string, string>>;
  }[];
  addPayment(payment: { readonly id: string; readonly amount: number; readonly currency: string }): void;
  /** The next creation of a refund goes wrong; `times` counts the vendor library's own second try too. */
  failNext(fault: StripeFault, times?: number): void;
  /** Reading fails with this status until it is told otherwise; null ends it. */
  failReading(status: number | null): void;
  /** How the next refunds begin. */
  beginAs(status: Refund['status']): void;
  setStatus(refundId: string, status: Refund['status'], failureReason?: string): void;
  /** Made by somebody at Stripe's own pages. */
  makeByHand(paymentId: string, amount: number): Refund;
  /** A bank claims a payment back; again with another status when that changes. */
  dispute(dispute: {
    readonly id: string;
    readonly payment_intent: string;
    readonly amount: number;
    readonly status: string;
  }): unknown;
  /** Keys older than a day are forgotten by themselves; this forgets all. */
  forgetKeys(): void;
  /** An event as it would be sent, signed at the clock's time. */
  event(
    type: string,
    object: unknown,
    more?: { readonly id?: string; readonly secret?: string; readonly at?: Date },
  ): { readonly body: string; readonly signature: string };
  close(): Promise<void>;
}

export const stripeSecret = 'whsec_stand_in_secret';
const keyLifeSeconds = 24 * 3600;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

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

/** Speaks the part of Stripe's API that refunds need, over real HTTP, and fails as told. */
export const startStripeStandIn = async (clock: Clock): Promise<StripeStandIn> => {
  const payments = new Map<string, { amount: number; currency: string }>();
  const refunds: Refund[] = [];
  const disputes = new Map<string, unknown>();
  const saved = new Map<string, Saved>();
  const busy = new Set<string>();
  const calls: {
    call: string;
    key: string | undefined;
    version: string | undefined;
    parameters: Record<string, string>;
  }[] = [];
  const faults: StripeFault[] = [];
  let readingStatus: number | null = null;
  let beginning: Refund['status'] = 'succeeded';
  const nowSeconds = (): number => Math.floor(clock.now().getTime() / 1000);

  const add = (paymentId: string, amount: number, metadata: Record<string, string>): Refund => {
    const refund: Refund = {
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
    return refund;
  };

  const create = (parameters: URLSearchParams): Refund => {
    const paymentId = parameters.get('payment_intent') ?? '';
    const payment = payments.get(paymentId);
    const amount = Number(parameters.get('amount'));
    if (payment === undefined)
      throw new Refusal(404, { type: 'invalid_request_error', code: 'resource_missing' });
    if (!Number.isInteger(amount) || amount <= 0)
      throw new Refusal(400, { type: 'invalid_request_error', code: 'parameter_invalid_integer' });
    const goneBack = refunds
      .filter((refund) => refund.payment_intent === paymentId)
      .filter(({ status }) => status !== 'failed' && status !== 'canceled')
      .reduce((sum, refund) => sum + refund.amount, 0);
    if (goneBack >= payment.amount)
      throw new Refusal(400, { type: 'invalid_request_error', code: 'charge_already_refunded' }, true);
    if (goneBack + amount > payment.amount)
      throw new Refusal(400, { type: 'invalid_request_error', code: 'amount_too_large' }, true);
    const metadata = Object.fromEntries(
      [...parameters].flatMap(([name, value]) => {
        const own = /^metadata\[(.+)\]$/.exec(name)?.[1];
        return own === undefined ? [] : [[own, value] as const];
      }),
    );
    return add(paymentId, amount, metadata);
  };

  const list = (parameters: URLSearchParams): unknown => {
    const paymentId = parameters.get('payment_intent');
    const since = Number(parameters.get('created[gte]') ?? 0);
    const limit = Number(parameters.get('limit') ?? 10);
    const after = parameters.get('starting_after');
    const newestFirst = refunds
      .filter((refund) => paymentId === null || refund.payment_intent === paymentId)
      .filter(({ created }) => created >= since)
      .toReversed();
    const from = after === null ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
    const page = newestFirst.slice(from, from + limit);
    return {
      object: 'list',
      url: '/v1/refunds',
      data: page,
      has_more: from + limit < newestFirst.length,
    };
  };

  /** The first answer under a key is every answer under it, for a day; other parameters are a mistake. */
  const createOnce = (
    key: string | undefined,
    parameters: URLSearchParams,
  ): { status: number; body: unknown } => {
    const print = createHash('sha256').update(parameters.toString()).digest('hex');
    const known = key === undefined ? undefined : saved.get(key);
    const isKnown = known !== undefined && nowSeconds() - known.at < keyLifeSeconds;
    if (isKnown && known.parameters !== print)
      return { status: 400, body: { error: { type: 'idempotency_error', code: 'idempotency_key_reuse' } } };
    if (isKnown) return known;
    const keep = (status: number, body: unknown): { status: number; body: unknown } => {
      if (key !== undefined) saved.set(key, { parameters: print, at: nowSeconds(), status, body });
      return { status, body };
    };
    try {
      // As it was when it was made: what becomes of it later does not change the answer under its key.
      return keep(200, structuredClone(create(parameters)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const body = { error: error.error };
      return error.isSaved ? keep(error.status, body) : { status: error.status, body };
    }
  };

  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1' });
    response.end(JSON.stringify(body));
  };

  const read = (path: string, parameters: URLSearchParams): { status: number; body: unknown } => {
    if (readingStatus !== null)
      return { status: readingStatus, body: { error: { type: 'api_error', code: 'told_to_fail' } } };
    const dispute = disputes.get(path.replace('/v1/disputes/', ''));
    if (dispute !== undefined) return { status: 200, body: dispute };
    if (path === '/v1/refunds') return { status: 200, body: list(parameters) };
    const found = refunds.find(({ id }) => path === `/v1/refunds/${id}`);
    return found === undefined
      ? { status: 404, body: { error: { type: 'invalid_request_error', code: 'resource_missing' } } }
      : { status: 200, body: found };
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://stand-in');
    const text = await readBody(request);
    const parameters = request.method === 'POST' ? new URLSearchParams(text) : url.searchParams;
    const key = request.headers['idempotency-key'] as string | undefined;
    const fault = request.method === 'POST' ? faults.shift() : undefined;
    if (fault === 'lost-before') return request.socket.destroy();
    calls.push({
      call: `${request.method} ${url.pathname}`,
      key,
      version: request.headers['stripe-version'] as string | undefined,
      parameters: Object.fromEntries(parameters),
    });
    if (request.method === 'GET') {
      const { status, body } = read(url.pathname, parameters);
      return answer(response, status, body);
    }
    if (typeof fault === 'number') {
      const type = fault === 409 ? 'idempotency_error' : 'api_error';
      return answer(response, fault, { error: { type, code: 'told_to_fail' } });
    }
    if (key !== undefined && busy.has(key))
      return answer(response, 409, { error: { type: 'idempotency_error', code: 'idempotency_key_in_use' } });
    if (key !== undefined) busy.add(key);
    const { status, body } = createOnce(key, parameters);
    if (key !== undefined) busy.delete(key);
    if (fault === 'lost-after') return request.socket.destroy();
    answer(response, status, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let events = 0;

  return {
    url: `http://127.0.0.1:${port}`,
    refunds,
    calls,
    addPayment: ({ id, amount, currency }) => payments.set(id, { amount, currency: currency.toLowerCase() }),
    failNext: (fault, times = fault === 'lost-before' || fault === 'lost-after' ? 2 : 1) => {
      for (let n = 0; n < times; n += 1) faults.push(fault);
    },
    failReading: (status) => {
      readingStatus = status;
    },
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
    dispute: (dispute) => {
      const whole = { object: 'dispute', charge: null, currency: 'usd', ...dispute };
      disputes.set(dispute.id, whole);
      return whole;
    },
    forgetKeys: () => saved.clear(),
    event: (type, object, more = {}) => {
      events += 1;
      const at = more.at ?? clock.now();
      const body = JSON.stringify({
        id: more.id ?? `evt_${events}`,
        object: 'event',
        type,
        created: Math.floor(at.getTime() / 1000),
        data: { object },
      });
      const signature = Stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret: more.secret ?? stripeSecret,
        timestamp: Math.floor(at.getTime() / 1000),
      });
      return { body, signature };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
