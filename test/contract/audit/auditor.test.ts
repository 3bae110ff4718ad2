import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AgentResponse, AuditEntriesResponse, ProblemResponse } from '../../../src/domain/wire.js';
import { operations } from '../../../src/server/openapi/index.js';
import { type ContractClient, readContract } from '../../support/api-contract.js';
import { verifyLines } from '../../support/audited-shop.js';
import { type SignedInAgent, signIn } from '../../support/desk-agent.js';
import { type RunningServer, startServer } from '../../support/running-server.js';

const now = '2026-11-21T12:00:00Z';
let running: RunningServer;
let api: ContractClient;
let auditor: SignedInAgent;
let agent: SignedInAgent;
let reference = '';

beforeAll(async () => {
  running = await startServer({ MAKEGOOD_NOW: now });
  api = await readContract(running.url);
  auditor = await signIn(await running.deskLink('Ada', 'auditor'));
  agent = await signIn(await running.deskLink('Dana'));
  const { house } = running.server;
  const [mei] = await house.records.customersByEmail('mei.lin@example.com');
  const { conversationId } = await house.turns.start({
    channel: 'web',
    threadKey: '',
    address: {},
    locale: 'en',
    tokenHash: null,
    provenCustomerId: mei?.id ?? '',
  });
  for (const text of ['I want to return the skateboard', 'changed my mind', 'yes'])
    await house.turns.receive(conversationId, {
      channel: 'web',
      conversationId,
      threadKey: conversationId,
      eventId: text,
      text,
      choiceId: null,
      attachments: [],
      locale: null,
      provenCustomerId: mei?.id ?? '',
      address: {},
      receivedAt: now,
    });
  reference = (await house.cases.casesOf(mei?.id ?? ''))[0]?.reference ?? '';
});
afterAll(() => running.stop());

const desk = operations.filter(({ security }) => security === 'deskSession');
const filled = (path: string): string =>
  path.replace('{reference}', reference).replaceAll(/\{\w+\}/g, 'unknown');
const codeOf = (body: unknown): string | undefined => (body as Partial<ProblemResponse> | null)?.error?.code;

describe('an auditor at the desk', () => {
  test.each(desk.filter(({ method, id }) => method !== 'get' && id !== 'signOut'))(
    'may not $id',
    async ({ method, path }) => {
      const answer = await api.send<ProblemResponse>(method.toUpperCase() as 'POST', filled(path), {
        headers: auditor.headers,
        body: {},
      });
      expect([answer.status, codeOf(answer.body)]).toEqual([403, 'read-only']);
    },
  );

  test.each(desk.filter(({ method, answer }) => method === 'get' && answer.schema !== 'events'))(
    'may read: $id',
    async ({ path }) => {
      const read = async ({ headers }: SignedInAgent) => {
        const { status, body } = await api.send('GET', filled(path), { headers });
        return [status, codeOf(body)];
      };
      const isOfLog = path.startsWith('/desk/api/audit/');
      expect(await read(auditor)).toEqual(isOfLog ? [200, undefined] : await read(agent));
    },
  );

  test('is told apart from an agent, and is offered nothing to do in a case', async () => {
    const me = await api.send<AgentResponse>('GET', '/desk/api/me', { headers: auditor.headers });
    expect(me.body).toMatchObject({ name: 'Ada', role: 'auditor' });
    const actions = async (who: SignedInAgent) =>
      (await api.send<{ actions: string[] }>('GET', `/desk/api/cases/${reference}`, { headers: who.headers }))
        .body.actions;
    expect(await actions(auditor)).toEqual([]);
    expect((await actions(agent)).length).toBeGreaterThan(0);
  });

  test('takes a pack along that can be verified, of the whole log or of a case', async () => {
    for (const query of ['', `?case=${reference}`]) {
      const pack = await fetch(`${running.url}/desk/api/audit/pack${query}`, { headers: auditor.headers });
      expect(pack.headers.get('content-disposition')).toContain(
        `${query === '' ? 'audit' : `audit-${reference}`}.jsonl`,
      );
      const lines = (await pack.text()).trim().split('\n');
      const report = await verifyLines(lines);
      expect(report.findings).toEqual([]);
      expect(report.checked.decisions).toBeGreaterThan(0);
    }
    const none = await api.send<ProblemResponse>('GET', '/desk/api/audit/pack?case=RF-NONE-22', {
      headers: auditor.headers,
    });
    expect(none.status).toBe(404);
  });

  test('reads the log from any entry on', async () => {
    const all = await api.send<AuditEntriesResponse>('GET', '/desk/api/audit/entries', {
      headers: auditor.headers,
    });
    const later = await api.send<AuditEntriesResponse>('GET', '/desk/api/audit/entries?from=2', {
      headers: auditor.headers,
    });
    expect(all.body.entries.slice(2)).toEqual(later.body.entries);
    expect(all.body).toMatchObject({ next: null, size: all.body.entries.length });
  });

  test('needs the page itself for what changes, like everybody, and may end their own session', async () => {
    const other = await signIn(await running.deskLink('Ada'));
    const path = '/desk/api/handoffs/unknown/claim';
    const foreign = await api.send('POST', path, { headers: { cookie: other.cookie }, body: {} });
    expect(codeOf(foreign.body)).toBe('csrf-rejected');
    const me = await api.send<AgentResponse>('GET', '/desk/api/me', { headers: other.headers });
    expect(me.body.role).toBe('auditor');
    expect((await api.send('POST', '/desk/api/sign-out', { headers: other.headers })).status).toBe(204);
    expect((await api.send('GET', '/desk/api/me', { headers: other.headers })).status).toBe(401);
  });
});

describe('the log', () => {
  test.each(['/desk/api/audit/entries', '/desk/api/audit/pack'])(
    'is not for agents to read: %s',
    async (path) => {
      const answer = await api.send('GET', path, { headers: agent.headers });
      expect([answer.status, codeOf(answer.body)]).toEqual([403, 'auditors-only']);
      expect((await api.send('GET', path)).status).toBe(401);
    },
  );
});
