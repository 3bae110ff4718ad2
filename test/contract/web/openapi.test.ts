import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  CaseListResponse,
  CasePageResponse,
  HandoffResponse,
  MessagesResponse,
  ProblemResponse,
  QueueResponse,
  StartConversationResponse,
} from '../../../src/domain/wire.js';
import { operations } from '../../../src/server/openapi/index.js';
import { type ContractClient, readContract } from '../../support/api-contract.js';
import { type SignedInAgent, signIn } from '../../support/desk-agent.js';
import { readEvents } from '../../support/event-reader.js';
import { fileReturn } from '../../support/file-return.js';
import { type RunningServer, startServer } from '../../support/running-server.js';

let running: RunningServer;
let api: ContractClient;
let agent: SignedInAgent;
beforeAll(async () => {
  running = await startServer({
    MAKEGOOD_NOW: '2025-11-20T12:00:00Z',
    MAKEGOOD_RETURN_ADDRESS: '12 Harbour Road',
  });
  api = await readContract(running.url);
  agent = await signIn(await running.deskLink());
});
afterAll(() => running.stop());

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

  test('for the cases of the desk, their files and their papers', async () => {
    const returned = await fileReturn(running.server.house);
    const read = <Body>(path: string) => api.send<Body>('GET', path, { headers: agent.headers });
    const seen = await read<CasePageResponse>(`/desk/api/cases/${returned}`);
    await read(`/desk/api/cases/${returned}/label.pdf`);
    const { body } = await read<CaseListResponse>('/desk/api/cases');
    const withPaper = body.cases.map(({ reference }) => `/desk/api/cases/${reference}`);
    const pages = await Promise.all(withPaper.map((path) => read<CasePageResponse>(path)));
    const paid = pages.find((page) => page.body.papers.length > 0)?.body;
    for (const form of ['', '.pdf']) await read(`/desk/api/papers/${paid?.papers[0]?.number}${form}`);
    await api.send('POST', `/desk/api/cases/${returned}/actions`, {
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
