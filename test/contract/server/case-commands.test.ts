import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makegood } from '../../support/makegood.js';
import { startServer } from '../../support/running-server.js';
import { fileSkateboardReturn } from '../../support/skateboard-return.js';

const now = '2026-11-21T12:00:00Z';
let root: string;
let settings: Record<string, string>;
let reference: string;
let rma: string;
let lineId: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'makegood-case-'));
  settings = { MAKEGOOD_DATA: join(root, 'data'), MAKEGOOD_NOW: now };
  const running = await startServer(settings);
  const { filed } = await fileSkateboardReturn(running.server.house);
  await running.stop();
  reference = filed.reference;
  rma = filed.return?.rma ?? '';
  lineId = filed.return?.lines[0]?.lineId ?? '';
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...words: string[]) => makegood(['case', ...words], settings);

describe('makegood case', () => {
  test('shows what is awaited, by case or by return number', async () => {
    const { code, output } = await run('show', rma);
    expect(code).toBe(0);
    expect(output).toContain(`${reference}: awaiting-return`);
    expect(output).toContain(`asked     ${lineId}:1`);
  });

  test('writes the label, and says what is missing for it', async () => {
    const file = join(root, 'label.pdf');
    const without = await run('label', rma, file);
    expect([without.code, without.notes]).toEqual([1, expect.stringContaining('MAKEGOOD_RETURN_ADDRESS')]);
    const address = { ...settings, MAKEGOOD_RETURN_ADDRESS: '12 Harbour Road|Portland' };
    expect(await makegood(['case', 'label', rma, file], address)).toMatchObject({ code: 0 });
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('refuses what was not asked for, and goods that have not come', async () => {
    const more = await run('receive', rma, '--lines', `${lineId}:2`);
    expect([more.code, more.notes]).toEqual([1, expect.stringContaining('Only 1 of line')]);
    const early = await run('inspect', rma, '--line', `${lineId}:1:restocked`);
    expect([early.code, early.notes]).toEqual([1, expect.stringContaining('waits for no parcel')]);
    expect((await run('show', 'RMA-ZZZZ-99')).notes).toContain('no case');
  });

  test('takes the parcel from the carrier to the shelf, and refunds it', async () => {
    const scanned = await run('track', rma, 'in-transit', '--carrier', 'UPS', '--number', '1Z9');
    expect(scanned.output).toContain('parcel    UPS 1Z9');
    const received = await run('receive', '1Z9');
    expect(received.output).toContain(`received  ${lineId}:1`);
    const looked = await run('inspect', reference, '--line', `${lineId}:1:restocked`);
    expect(looked.output).toContain(`found     ${lineId}:1 restocked`);
    expect((await run('show', reference)).output).toContain(`${reference}: resolved`);
  });

  test.each([
    [['case', 'receive', 'RF-2222-22', '--lines', 'a'], 'is not LINE:QTY'],
    [['case', 'receive', 'RF-2222-22', '--lines', 'a:0'], 'is not LINE:QTY'],
    [['case', 'inspect', 'RF-2222-22'], 'at least one --line'],
    [['case', 'inspect', 'RF-2222-22', '--line', 'a:1:fine'], 'restocked, not-restocked'],
    [['case', 'inspect', 'RF-2222-22', '--line', 'a:1:restocked:scratched:5'], 'missing-part'],
    [['case', 'inspect', 'RF-2222-22', '--line', 'a:1:restocked:missing-part:1.50'], 'minor units'],
    [['case', 'track', 'RF-2222-22', 'lost'], 'A status is one of'],
  ])('ends with 2 and says why when it cannot read %j', async (words, why) => {
    const { code, notes } = await makegood(words);
    expect([code, notes]).toEqual([2, expect.stringContaining(why)]);
  });
});
