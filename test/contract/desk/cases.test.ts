import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseListResponse, CasePageResponse, ProblemResponse } from '../../../src/domain/wire.js';
import { type ContractClient, readContract } from '../../support/api-contract.js';
import { type SignedInAgent, signIn } from '../../support/desk-agent.js';
import { fileReturn } from '../../support/file-return.js';
import { readCsvTable } from '../../support/read-csv.js';
import { type RunningServer, startServer } from '../../support/running-server.js';

let running: RunningServer;
let api: ContractClient;
let agent: SignedInAgent;
let reference: string;
beforeAll(async () => {
  running = await startServer({
    MAKEGOOD_NOW: '2026-11-21T12:00:00Z',
    MAKEGOOD_RETURN_ADDRESS: '12 Harbour Road | Portland, OR 97201',
  });
  api = await readContract(running.url);
  agent = await signIn(await running.deskLink());
  reference = await fileReturn(running.server.house);
});
afterAll(() => running.stop());

const get = <Body>(path: string) => api.send<Body>('GET', `/desk/api${path}`, { headers: agent.headers });
const act = (body: Record<string, unknown>) =>
  api.send<CasePageResponse & ProblemResponse>('POST', `/desk/api/cases/${reference}/actions`, {
    headers: agent.headers,
    body,
  });
const list = async (query = '') => (await get<CaseListResponse>(`/cases${query}`)).body;

describe('the cases of the desk', () => {
  test('are found by what they wait for, by their reference, the order and the number of the return', async () => {
    const { cases } = await list('?status=goods');
    expect(cases).toMatchObject([
      { reference, status: 'awaiting-return', group: 'goods', customerName: 'Mei Lin', totalMinor: 11_400 },
    ]);
    expect((await list('?status=money')).cases).toEqual([]);
    const [found] = cases;
    for (const q of [
      reference,
      reference.toLowerCase().slice(3),
      found?.orderNumber ?? '',
      found?.rma ?? '-',
    ])
      expect((await list(`?q=${encodeURIComponent(q)}`)).cases.map((one) => one.reference)).toEqual([
        reference,
      ]);
    expect((await list('?q=RF-ZZZZ-99')).cases).toEqual([]);
  });

  test('are shown whole: what was decided, each entry with who made it, the return, and what can be done now', async () => {
    const { body } = await get<CasePageResponse>(`/cases/${reference}`);
    expect(body).toMatchObject({
      case: {
        reference,
        status: 'awaiting-return',
        decision: { outcome: 'approve' },
        return: { status: 'open', lines: [{ quantity: 1 }] },
        intents: [{ status: 'reserved', amountMinor: 11_400, mover: 'records' }],
      },
      customerName: 'Mei Lin',
      lines: [{ name: expect.any(String), quantity: expect.any(Number) }],
      papers: [],
    });
    expect(body.entries.map(({ type, actor }) => [type, actor])).toEqual(
      expect.arrayContaining([
        ['opened', 'customer'],
        ['decided', 'system'],
        ['confirmed', 'customer'],
      ]),
    );
    expect(body.actions).toEqual(expect.arrayContaining(['receive', 'withdraw', 'note']));
    expect(body.actions).not.toEqual(expect.arrayContaining(['confirm-refund']));
  });

  test('have a label to print while something has to be sent', async () => {
    const label = `${running.url}/desk/api/cases/${reference}/label.pdf`;
    expect((await get<CasePageResponse>(`/cases/${reference}`)).body.hasLabel).toBe(true);
    expect((await fetch(label, { headers: agent.headers })).headers.get('content-type')).toBe(
      'application/pdf',
    );
    expect((await fetch(label)).status).toBe(401);
  });

  test('are worked on as they were seen: once, with who did it, and not when somebody was faster', async () => {
    const { body: seen } = await get<CasePageResponse>(`/cases/${reference}`);
    const { version } = seen.case;
    const [line] = seen.case.return?.lines ?? [];
    const lines = [{ lineId: line?.lineId ?? '', quantity: 1 }];
    expect(await act({ action: 'receive', version, lines: [{ ...lines[0], quantity: 2 }] })).toMatchObject({
      status: 409,
      body: { error: { code: 'transition-invalid', details: { reason: 'more-than-asked', most: 1 } } },
    });
    expect(await act({ action: 'decline-return', version, reason: '  ' })).toMatchObject({ status: 400 });
    const [one, other] = await Promise.all([
      act({ action: 'receive', version, lines }),
      act({ action: 'receive', version, lines }),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const { body: after } = await get<CasePageResponse>(`/cases/${reference}`);
    expect(after.entries.filter(({ type }) => type === 'return-received')).toMatchObject([
      { actor: 'agent', agentName: 'Dana', lines },
    ]);
    expect(await act({ action: 'receive', version, lines })).toMatchObject({
      status: 409,
      body: { error: { code: 'case-changed' } },
    });
    const wrong = {
      action: 'refund-not-made',
      version: after.case.version,
      intentId: 'refund_x',
      reason: 'r',
    };
    expect((await act(wrong)).status).toBe(404);
  });

  test('have a paper once the money is there, which is read by its number', async () => {
    await running.server.house.settle();
    const { body } = await get<CasePageResponse>(`/cases/${reference}`);
    expect(body.hasLabel).toBe(false);
    expect(body.papers).toMatchObject([{ number: 'CM-000001', kind: 'memo', totalMinor: 11_400 }]);
    expect((await get(`/papers/${body.papers[0]?.number}`)).body).toMatchObject({ caseReference: reference });
    const printed = await fetch(`${running.url}/desk/api/papers/CM-000001.pdf?locale=zh`, {
      headers: agent.headers,
    });
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await printed.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await list('?status=done')).cases.map((one) => one.reference)).toEqual([reference]);
  });

  test('take notes and gestures, and are taken up again with a reason that everybody reads', async () => {
    const version = async () => (await get<CasePageResponse>(`/cases/${reference}`)).body.case.version;
    const noted = await act({
      action: 'note',
      version: await version(),
      reason: 'Called back, all is well.',
    });
    expect(noted.body.entries.at(-1)).toMatchObject({
      type: 'noted',
      actor: 'agent',
      agentName: 'Dana',
      words: 'Called back, all is well.',
    });
    const given = await act({
      action: 'appease',
      version: await version(),
      amountMinor: 10_000_000,
      reason: 'r',
    });
    expect(given).toMatchObject({ status: 409, body: { error: { code: 'transition-invalid' } } });
    expect(['no-budget', 'budget-exceeded']).toContain(given.body.error.details.reason);
    const again = await act({ action: 'reopen', version: await version(), reason: 'The wheel was missing.' });
    expect(again.body.group).toBe('us');
    expect(again.body.entries.map(({ type, words }) => [type, words])).toContainEqual([
      'reopened',
      'The wheel was missing.',
    ]);
    expect((await list('?status=us')).cases.map((one) => one.reference)).toEqual([reference]);
  });

  test('can be read by auditors, and worked on by nobody who only reads', async () => {
    const auditor = await signIn(await running.deskLink('Aude', 'auditor'));
    const path = `/desk/api/cases/${reference}`;
    const { body } = await api.send<CasePageResponse>('GET', path, { headers: auditor.headers });
    expect(body.actions).toEqual([]);
    for (const format of ['json', 'csv'])
      expect((await api.send('GET', `${path}/export.${format}`, { headers: auditor.headers })).status).toBe(
        200,
      );
    const note = { action: 'note', version: body.case.version, reason: 'r' };
    const refused = await api.send('POST', `${path}/actions`, { headers: auditor.headers, body: note });
    expect(refused.status).toBe(403);
  });

  test('are exported as files with a name', async () => {
    const url = `${running.url}/desk/api/cases/${reference}/export`;
    const json = await fetch(`${url}.json`, { headers: agent.headers });
    expect(json.headers.get('content-disposition')).toBe(`attachment; filename=${reference}.json`);
    expect(await json.json()).toMatchObject({ schema: 'makegood-case/1', case: { reference } });
    const csv = await fetch(`${url}.csv`, { headers: agent.headers });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(readCsvTable(await csv.text()).every((row) => row.case === reference)).toBe(true);
  });

  test('are for people who are signed in, and what is not there is not found', async () => {
    expect((await api.send<ProblemResponse>('GET', '/desk/api/cases')).status).toBe(401);
    expect((await fetch(`${running.url}/desk/api/cases/${reference}/export.csv`)).status).toBe(401);
    for (const path of [
      '/cases/RF-ZZZZ-99',
      '/cases/RF-ZZZZ-99/export.json',
      '/papers/CM-999999',
      '/papers/x',
    ])
      expect((await get<ProblemResponse>(path)).status).toBe(404);
    for (const query of ['?status=none', '?before=nothing'])
      expect((await get<ProblemResponse>(`/cases${query}`)).status).toBe(400);
  });
});
