import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { frozenClock } from '../../../src/base/index.js';
import type {
  CaseListResponse,
  CasePageResponse,
  HandoffResponse,
  MessagesResponse,
  ProblemResponse,
  QueueResponse,
  StartConversationResponse,
} from '../../../src/domain/wire.js';
import { signCarrierNews } from '../../../src/server/carrier/index.js';
import { operations } from '../../../src/server/openapi/index.js';
import { type ContractClient, readContract } from '../../support/api-contract.js';
import { type SignedInAgent, signIn } from '../../support/desk-agent.js';
import { readEvents } from '../../support/event-reader.js';
import { freePort } from '../../support/free-port.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { fileSkateboardReturn } from '../../support/skateboard-return.js';
import { stripeSecret } from '../../support/stripe-protocol.js';
import { type StripeStandIn, startStripeStandIn } from '../../support/stripe-stand-in.js';

const now = '2025-11-20T12:00:00Z';
const carrierSecret = 'carrier-secret-of-at-least-32-characters';

let running: RunningServer;
let api: ContractClient;
let agent: SignedInAgent;
let stripe: StripeStandIn;
/** A return that goods are awaited for, and the words that tell of its label. */
let returned: Awaited<ReturnType<typeof fileSkateboardReturn>>;
beforeAll(async () => {
  stripe = await startStripeStandIn(frozenClock(now));
  const port = String(await freePort());
  running = await startServer({
    PORT: port,
    MAKEGOOD_PUBLIC_URL: `http://127.0.0.1:${port}`,
    MAKEGOOD_AUDIT_ORIGIN: 'makegood.local/audit',
    MAKEGOOD_NOW: now,
    MAKEGOOD_RETURN_ADDRESS: '12 Harbour Road',
    MAKEGOOD_CARRIER_SECRET: carrierSecret,
    MAKEGOOD_STRIPE_KEY: 'sk_test_1',
    MAKEGOOD_STRIPE_WEBHOOK_SECRET: stripeSecret,
    MAKEGOOD_STRIPE_URL: stripe.url,
  });
  api = await readContract(running.url);
  agent = await signIn(await running.deskLink());
  returned = await fileSkateboardReturn(running.server.house);
});
afterAll(async () => {
  await running.stop();
  await stripe.close();
});

let counter = 0;
const open = async () => {
  const { body } = await api.send<StartConversationResponse>('POST', '/v1/conversations', { body: {} });
  const headers = { authorization: `Bearer ${body.token}` };
  const path = `/v1/conversations/${body.conversationId}`;
  return {
    headers,
    path,
    say: (text: string) =>
      api.send<MessagesResponse>('POST', `${path}/messages`, {
        headers,
        body: { clientMessageId: `c-${++counter}`, text },
      }),
  };
};

/** The hand-off of a conversation that asks for a person. */
const handOff = async (...words: string[]) => {
  const customer = await open();
  for (const text of words) await customer.say(text);
  const { body } = await api.send<QueueResponse>('GET', '/desk/api/queue', { headers: agent.headers });
  const handoff = body.handoffs.find(({ conversationId }) => customer.path.endsWith(conversationId));
  if (handoff === undefined) throw new Error(`no hand-off after: ${words.join(' / ')}`);
  const path = `/desk/api/handoffs/${handoff.id}`;
  const act = (name: string, body: unknown) =>
    api.send<HandoffResponse>('POST', `${path}/${name}`, { headers: agent.headers, body });
  return { customer, handoff, path, act };
};

describe('the server keeps to its OpenAPI document', () => {
  test('for a conversation, its transcript and what it refuses', async () => {
    const customer = await open();
    expect((await customer.say('Where is my refund?')).status).toBe(200);
    await api.send('GET', `${customer.path}/messages?after=1`, { headers: customer.headers });
    const refusals = [
      await api.send<ProblemResponse>('POST', '/v1/conversations', { body: { locale: 'xx' } }),
      await api.send<ProblemResponse>('GET', `${customer.path}/messages`),
      await api.send<ProblemResponse>('GET', `${customer.path}/messages?after=x`, {
        headers: customer.headers,
      }),
    ].map(({ body }) => body.error.code);
    expect(refusals).toEqual(['request-invalid', 'token-missing', 'request-invalid']);
  });

  test('for a decision on the table', async () => {
    const customer = await open();
    await customer.say('the headphones i got last week crackle, I want my money back');
    await customer.say('mei.lin@example.com 98101');
    await customer.say('the left ear crackles when I walk');
    const { body } = await customer.say('refund');
    expect(body.messages.length).toBeGreaterThan(0);
    const whole = await api.send<MessagesResponse>('GET', `${customer.path}/messages`, {
      headers: customer.headers,
    });
    expect(whole.body.messages.length).toBeGreaterThan(8);
  });

  test('for a hand-off: the queue, claim, reply, give back', async () => {
    const { customer, handoff, path, act } = await handOff('I want to talk to a person');
    const seen = await api.send<HandoffResponse>('GET', path, { headers: agent.headers });
    expect(seen.body.owner).toBe('queue');
    const claimed = await act('claim', { version: handoff.version });
    expect(claimed.body).toMatchObject({ owner: 'person', handoff: { agentName: 'Dana' } });
    const colleague = await signIn(await running.deskLink('Kim'));
    const again = await api.send<ProblemResponse>('POST', `${path}/claim`, {
      headers: colleague.headers,
      body: { version: handoff.version },
    });
    expect([again.status, again.body.error.code]).toEqual([409, 'owner-changed']);
    await act('reply', { clientMessageId: 'r-1', text: 'Hi, Dana here.' });
    const answered = await customer.say('hello Dana');
    expect(answered.body).toMatchObject({ owner: 'person', messages: [] });
    const given = await act('give-back', { version: claimed.body.handoff.version });
    expect(given.body.owner).toBe('assistant');
  });

  test.each(['approve', 'decline'] as const)('for a case that a person decides: %s', async (verdict) => {
    const { handoff, path, act } = await handOff(
      'I want my money back for the boots, the sole came off',
      'sam.carter@example.com 97205',
    );
    const { version } = (await act('claim', { version: handoff.version })).body.handoff;
    const tooMuch = await api.send<ProblemResponse>('POST', `${path}/approve`, {
      headers: agent.headers,
      body: { version, amountMinor: 100_000_000, reason: 'far too much' },
    });
    expect(['second-person-needed', 'amount-exceeds-remainder']).toContain(tooMuch.body.error.code);
    const decided =
      verdict === 'approve'
        ? await act('approve', { version, amountMinor: 1000, reason: 'part of the price, for the wear' })
        : await act('decline', { version, reason: 'worn out, not faulty' });
    expect(decided.status).toBe(200);
    const closed = await act('close', { version: decided.body.handoff.version });
    expect(closed.body.handoff.status).toBe('closed');
  });

  test('for the label of a return, by the link that its customer was given', async () => {
    const [path = ''] = /\/labels\/\S+\.pdf/.exec(returned.text) ?? [];
    const label = await api.send<string>('GET', path);
    expect([label.status, label.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const guessed = `/labels/${returned.filed.reference}.${'a'.repeat(43)}.pdf`;
    expect((await api.send<ProblemResponse>('GET', guessed)).body.error.code).toBe('not-found');
  });

  test('for the cases of the desk, their files and their papers', async () => {
    const { reference } = returned.filed;
    const read = <Body>(path: string) => api.send<Body>('GET', path, { headers: agent.headers });
    const seen = await read<CasePageResponse>(`/desk/api/cases/${reference}`);
    await read(`/desk/api/cases/${reference}/label.pdf`);
    const { body } = await read<CaseListResponse>('/desk/api/cases');
    const withPaper = body.cases.map((one) => `/desk/api/cases/${one.reference}`);
    const pages = await Promise.all(withPaper.map((path) => read<CasePageResponse>(path)));
    const paid = pages.find((page) => page.body.papers.length > 0)?.body;
    for (const form of ['', '.pdf']) await read(`/desk/api/papers/${paid?.papers[0]?.number}${form}`);
    await api.send('POST', `/desk/api/cases/${reference}/actions`, {
      headers: agent.headers,
      body: {
        action: 'receive',
        version: seen.body.case.version,
        lines: seen.body.case.return?.lines ?? [],
      },
    });
    for (const format of ['json', 'csv'])
      await read(`/desk/api/cases/${paid?.case.reference}/export.${format}`);
  });

  test('for news of a carrier, and what it refuses', async () => {
    const tell = <Body>(news: unknown, secret = carrierSecret) =>
      api.send<Body>('POST', '/webhooks/carrier', {
        headers: {
          'makegood-signature': signCarrierNews(secret, Date.parse(now) / 1000, JSON.stringify(news)),
        },
        body: news,
      });
    const news = { id: 'n-1', status: 'exception', carrier: 'UPS', trackingNumber: '1Z999AA1' };
    const own = { ...news, id: 'n-2', return: returned.filed.return?.rma };
    const taken = [await tell(news), await tell(own), await tell(own)].map(({ body }) => body);
    expect(taken).toEqual([{ taken: 'not-awaited' }, { taken: 'now' }, { taken: 'before' }]);
    const refused = [
      await tell<ProblemResponse>({ ...news, status: 'lost' }),
      await tell<ProblemResponse>(news, 'another-secret-of-at-least-32-characters'),
      await tell<ProblemResponse>({ ...news, carrier: 'U'.repeat(20_000) }),
    ].map(({ body }) => body.error.code);
    expect(refused).toEqual(['request-invalid', 'signature-invalid', 'request-too-large']);
  });

  test("for an event of Stripe's, and what it refuses", async () => {
    const tell = <Body>({ body, signature = '' }: { body: string; signature?: string }) =>
      api.send<Body>('POST', '/webhooks/stripe', {
        headers: { 'stripe-signature': signature },
        body: JSON.parse(body),
      });
    const event = stripe.event('charge.succeeded', { object: 'charge', id: 'ch_1' });
    for (const again of [event, event]) expect((await tell(again)).body).toEqual({ received: true });
    const refused = [
      await tell<ProblemResponse>({ body: event.body }),
      await tell<ProblemResponse>(stripe.event('', {}, { id: 'e'.repeat(300) })),
    ].map(({ body }) => body.error.code);
    expect(refused).toEqual(['signature-invalid', 'request-invalid']);
  });

  test('for sign-out, and for what is not there', async () => {
    const other = await signIn(await running.deskLink('Kim'));
    await api.send('GET', '/desk/api/me', { headers: other.headers });
    await api.send('GET', '/desk/api/handoffs/ho_nowhere', { headers: other.headers });
    await api.send('POST', '/desk/api/handoffs/ho_nowhere/claim', {
      headers: other.headers,
      body: { version: 1 },
    });
    await api.send('POST', '/desk/api/sign-out', { headers: { cookie: other.cookie } });
    await api.send('POST', '/desk/api/sign-out', { headers: other.headers });
    await api.send('GET', '/desk/api/me', { headers: other.headers });
    await api.send('GET', '/healthz');
    await api.send('GET', '/readyz');
  });

  test('for the head of the audit log, its key, and proofs', async () => {
    await running.server.house.audit.publish();
    expect((await api.send<string>('GET', '/audit/checkpoint')).body).toContain('\n— makegood.local/audit ');
    expect((await api.send<string>('GET', '/audit/key')).body).toContain('makegood.local/audit+');
    await api.send('GET', '/audit/proof/inclusion?seq=0');
    await api.send('GET', '/audit/proof/consistency?from=1');
  });

  test('for an auditor, who reads the log and takes a pack along', async () => {
    const { headers } = await signIn(await running.deskLink('Ada', 'auditor'));
    await api.send('GET', '/desk/api/audit/entries?from=0', { headers });
    await api.send('GET', '/desk/api/audit/pack', { headers });
  });

  test('in full: every operation was answered with success at least once, streams apart', () => {
    const succeeded = new Set(
      api.exchanges.filter(({ status }) => status < 300).map(({ operation }) => operation),
    );
    const missing = operations
      .filter(({ answer }) => answer.schema !== 'events')
      .map(({ method, path }) => `${method} ${path}`)
      .filter((operation) => !succeeded.has(operation));
    expect(missing).toEqual([]);
  });

  test("the desk's stream tells of the queue and of the open conversation", async () => {
    const { customer, handoff } = await handOff('I need a human please');
    const reader = await readEvents(`${running.url}/desk/api/events?handoff=${handoff.id}`, {
      cookie: agent.cookie,
    });
    await reader.next(({ event }) => event === 'queue');
    await customer.say('one more thing for whoever reads this');
    await reader.next(({ event, data }) => event === 'message' && data.includes('one more thing'));
    const queued = reader.events.length;
    await handOff('can I speak to someone');
    await reader.next((event) => event.event === 'queue' && reader.events.indexOf(event) >= queued);
    reader.close();
  });
});
