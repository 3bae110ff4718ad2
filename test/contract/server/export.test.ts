import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportCase, exportCases } from '../../../src/server/records/index.js';
import { fileReturn } from '../../support/file-return.js';
import { makegood } from '../../support/makegood.js';
import { readCsvTable } from '../../support/read-csv.js';
import { type RunningServer, startServer } from '../../support/running-server.js';

let running: RunningServer;
let reference: string;
beforeAll(async () => {
  running = await startServer({ MAKEGOOD_NOW: '2026-11-21T12:00:00Z' });
  const { house } = running.server;
  reference = await fileReturn(house);
  await house.returns.receive(reference, { actor: 'system' });
  await house.settle();
});
afterAll(() => running.stop());

const exported = async (format: 'json' | 'csv'): Promise<string> => {
  const { caseRecords } = running.server.house;
  const record = await caseRecords.record(reference.toLowerCase());
  if (record === null) throw new Error('no such case');
  return exportCase(caseRecords, record, format);
};

describe('the export of a case', () => {
  test('tells everything as JSON: case, decision with its trace, entries, money, papers and what was said', async () => {
    const all = JSON.parse(await exported('json'));
    expect(all).toMatchObject({
      schema: 'makegood-case/1',
      case: { reference, status: 'resolved', totalMinor: 11_400, return: { status: expect.any(String) } },
      intents: [{ status: 'succeeded', amountMinor: 11_400, mover: 'records' }],
      papers: [{ number: 'CM-000001', totalMinor: 11_400, caseReference: reference }],
      storeCredit: [],
      handoffs: [],
    });
    expect(all.case.decision.trace.length).toBeGreaterThan(0);
    expect(all.entries.map(({ seq }: { seq: number }) => seq)).toEqual(
      all.entries.map((_: unknown, index: number) => index + 1),
    );
    expect(all.transcript.some(({ text }: { text: string }) => text === 'changed my mind')).toBe(true);
  });

  test('tells the same as one flat table whose papers come to what was moved', async () => {
    const rows = readCsvTable(await exported('csv'));
    expect(rows.every((row) => row.case === reference)).toBe(true);
    const of = (record: string) => rows.filter((row) => row.record === record);
    expect(of('case')).toMatchObject([{ what: 'resolved', amount: '114.00', currency: 'USD' }]);
    expect(of('refund')).toMatchObject([{ what: 'succeeded', amount: '114.00' }]);
    expect(of('paper')).toMatchObject([{ number: 'CM-000001', what: 'memo', amount: '114.00' }]);
    const [paper] = of('paper');
    expect(Number(paper?.net) + Number(paper?.tax)).toBeCloseTo(114, 5);
    expect(of('paper-line').map((row) => row.what)).toContain('goods');
    expect(of('entry').map((row) => row.what)).toEqual(
      expect.arrayContaining(['opened', 'decided', 'confirmed', 'return-received', 'refund-moved']),
    );
    expect(of('message').some((row) => row.words === "'=1+1")).toBe(true);
  });

  test('of all cases since a day is the same, case by case', async () => {
    const { caseRecords } = running.server.house;
    const all = async (since: string, format: 'json' | 'csv'): Promise<string> => {
      let text = '';
      for await (const part of exportCases(caseRecords, { since, format })) text += part;
      return text;
    };
    expect(JSON.parse(await all('2026-11-21T00:00:00Z', 'json'))).toEqual([
      JSON.parse(await exported('json')),
    ]);
    expect(await all('2026-11-21T00:00:00Z', 'csv')).toBe(await exported('csv'));
    expect(JSON.parse(await all('2026-11-22T00:00:00Z', 'json'))).toEqual([]);
  });
});

describe('at the command line', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'makegood-export-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a file is written whole', async () => {
    const file = join(folder, 'cases.json');
    const done = await makegood(['cases', 'export', file, '--since', '2026-01-01']);
    expect(done).toMatchObject({ code: 0, output: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([]);
  });

  test('a case that is not there is said so, and a wrong day or format is a wrong command', async () => {
    expect(await makegood(['case', 'export', 'RF-ZZZZ-99'])).toMatchObject({ code: 1, output: '' });
    expect(await makegood(['cases', 'export', '--since', 'yesterday'])).toMatchObject({ code: 2 });
    expect(await makegood(['cases', 'export'])).toMatchObject({ code: 2 });
    expect(await makegood(['case', 'export', 'RF-ZZZZ-99', '--format', 'xml'])).toMatchObject({ code: 2 });
  });
});
