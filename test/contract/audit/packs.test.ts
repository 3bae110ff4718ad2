import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PackEntry } from '../../../src/audit/index.js';
import { type AuditedShop, openAuditedShop } from '../../support/audited-shop.js';
import { creditEntry } from '../../support/credit-entry.js';
import { makegood } from '../../support/makegood.js';

let shop: AuditedShop;
let firstNote = '';
beforeAll(async () => {
  shop = await openAuditedShop();
  firstNote = (await shop.house.audit.publish()).note;
  const filed = await shop.talk(
    'mei.lin@example.com',
    'the headphones i got last week crackle, I want my money back',
    'the left ear crackles when I walk',
    'refund',
    'yes',
  );
  expect(filed).toContain('filed');
  await shop.talk('mei.lin@example.com', 'I want to return the skateboard', 'changed my mind', 'yes');
  for (const { reference } of await casesOfMei())
    await shop.house.returns.receive(reference, { actor: 'system' });
  await shop.house.settle();
  await shop.talk('mei.lin@example.com', 'I want to talk to a person');
});
afterAll(() => shop.close());

const casesOfMei = async () => {
  const [mei] = await shop.house.records.customersByEmail('mei.lin@example.com');
  return shop.house.cases.casesOf(mei?.id ?? '');
};
const entriesOf = (lines: readonly string[]): PackEntry[] =>
  lines.slice(1).map((line) => JSON.parse(line) as PackEntry);
const write = (name: string, text: string): string => {
  const file = join(shop.folder, name);
  writeFileSync(file, text);
  return file;
};

describe('a pack of the whole log', () => {
  test('is verified from nothing but itself, and every decision is made again', async () => {
    const report = await shop.verify(await shop.pack());
    expect(report.findings).toEqual([]);
    expect(report.checked.decisions).toBeGreaterThanOrEqual(2);
    expect(report.checked.refunds).toBeGreaterThanOrEqual(2);
    expect(report.checked.papers).toBe(report.checked.refunds);
    expect(report.checked.sealedFields).toBeGreaterThan(5);
  });

  test('is the log that an outsider kept an earlier head of', async () => {
    const { verifierKey } = shop.house.audit.signer;
    const report = await shop.verify(await shop.pack(), { key: verifierKey, earlier: firstNote });
    expect([report.findings, report.checked.earlierSize, report.keyIsTrusted]).toEqual([[], 2, true]);
  });

  test('says no personal word outside of what is told apart from it', async () => {
    const entries = entriesOf(await shop.pack());
    const inTheOpen = JSON.stringify(entries.map(({ entry, payload }) => ({ entry, payload })));
    for (const word of ['crackles when I walk', '··', 'mei.lin', 'Mei'])
      expect(inTheOpen).not.toContain(word);
    expect(JSON.stringify(entries)).toContain('crackles when I walk');
  });

  test('matches the provider both ways', async () => {
    const lines = await shop.pack();
    const moved = entriesOf(lines)
      .map(({ payload }) => (payload as { event?: Record<string, unknown> }).event)
      .filter((event) => event?.type === 'refund-moved' && event.status === 'succeeded');
    const refunds = moved.map((event, n) => ({
      providerRefundId: String(event?.providerRefundId ?? `r${n}`),
      intentId: String(event?.intentId),
      amountMinor: Number(event?.amountMinor),
      currency: String(event?.currency),
      status: 'succeeded' as const,
    }));
    expect(refunds.length).toBeGreaterThan(0);
    expect((await shop.verify(lines, { refunds })).findings).toEqual([]);
    const codes = async (changed: typeof refunds) =>
      (await shop.verify(lines, { refunds: changed })).findings.map(({ code }) => code);
    expect(await codes(refunds.slice(1))).toEqual(['refund-not-listed']);
    expect(await codes([...refunds, ...refunds.slice(0, 1)])).toEqual(['refund-listed-twice']);
    const [first, ...rest] = refunds;
    if (first === undefined) return;
    expect(await codes([{ ...first, amountMinor: first.amountMinor + 1 }, ...rest])).toEqual([
      'refund-differs',
    ]);
    expect(await codes([...refunds, { ...first, intentId: 'nobody', providerRefundId: 'x' }])).toEqual([
      'refund-not-logged',
    ]);
  });
});

describe('a pack of one case', () => {
  test('holds what its decisions rest on, each entry proved to be in the signed log', async () => {
    const [found] = await casesOfMei();
    const lines = await shop.pack({ caseId: found?.id, since: firstNote });
    const report = await shop.verify(lines, { key: shop.house.audit.signer.verifierKey });
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ kind: 'case', checked: { cases: 1, earlierSize: 2 } });
    expect(report.checked.inclusionProofs).toBe(lines.length - 1);
    expect(report.checked.decisions).toBeGreaterThan(0);
    const cases = new Set(entriesOf(lines).map(({ entry }) => entry.case));
    expect([...cases].sort()).toEqual([found?.id, null].sort());
  });
});

describe('the command line', () => {
  test('verifies a pack without a database or settings, and ends with 1 when anything is wrong', async () => {
    const lines = await shop.pack();
    const key = write('key.txt', `${shop.house.audit.signer.verifierKey.text}\n`);
    const note = write('earlier.txt', firstNote);
    const good = write('good.jsonl', `${lines.join('\n')}\n`);
    const done = await makegood(['audit', 'verify', good, '--key', key, '--checkpoint', note], {
      MAKEGOOD_DATA: '/nowhere/at/all',
    });
    expect([done.code, done.notes]).toEqual([0, '']);
    expect(done.output).toContain('✓ Nothing is wrong.');
    const bad = write(
      'bad.jsonl',
      `${lines.join('\n').replaceAll('"outcome":"approve"', '"outcome":"deny"')}\n`,
    );
    const refused = await makegood(['audit', 'verify', bad, '--json']);
    expect(refused.code).toBe(1);
    expect((JSON.parse(refused.output) as { findings: { code: string }[] }).findings[0]?.code).toBe(
      'payload-differs',
    );
    expect((await makegood(['audit', 'verify', '/nowhere/at/all'])).code).toBe(2);
  });
});

describe('the database held against its log', () => {
  test('is found changed, row by row', async () => {
    const folder = { MAKEGOOD_DATA: shop.folder };
    const { house } = shop;
    const database = house.database;
    const change = (statement: string): Promise<unknown> =>
      database.script(`begin; set local session_replication_role = replica; ${statement}; commit;`);
    const [{ id = '' } = {}] = await database.query<{ id: string }>(
      'select id from cases order by id limit 1',
    );
    await change(
      `update case_entries set event = jsonb_set(event, '{totalMinor}', '1') where event->>'type' = 'confirmed' and case_id = '${id}'`,
    );
    await change(`update case_entries set actor = 'agent:eve' where seq = 1 and case_id = '${id}'`);
    await change(
      `insert into case_entries select case_id, 99, at, actor, event from case_entries where seq = 1 and case_id = '${id}'`,
    );
    await house.credits.append(creditEntry('credit-given', { customerId: 'anybody' }));
    await house.credits.append(
      creditEntry('credit-spent', { customerId: 'anybody', kind: 'spent', amountMinor: -400 }),
    );
    await change(
      `update numbered_papers set paper = jsonb_set(paper, '{totalMinor}', '1') where series = 'credit-memo' and number = 1`,
    );
    await change(
      `update numbered_papers set case_id = 'another' where series = 'credit-memo' and number = 2`,
    );
    await change(
      `insert into numbered_papers select series, 99, 'x', case_id, at, jsonb_set(paper, '{number}', '"CM-000099"')
       from numbered_papers where series = 'credit-memo' and number = 2`,
    );
    await change(`update store_credit_entries set amount_minor = -4000 where id = 'credit-spent'`);
    await change(`delete from store_credit_entries where id = 'credit-given'`);
    await change(`update audit_nodes set hash = '${'0'.repeat(64)}' where level = 1 and index = 1`);
    await house.close();
    const { code, output } = await makegood(['audit', 'check'], folder);
    expect(code).toBe(1);
    for (const said of [
      /payload-differs: .*confirmed/,
      /more-than-agreed/,
      `case_entries: entry 1 of ${id} has another time or actor`,
      `case_entries: entry 99 of ${id} is not in the log`,
      /payload-differs: .*paper-issued/,
      /paper-unsound: .*CM-000001 net and tax\] logged 1; found/,
      'numbered_papers: CM-000002 has another number, case, time or actor than in the log',
      'numbered_papers: CM-000099 is not in the log',
      /payload-differs: .*credit-booked/,
      /credit-overdrawn: .*credit-spent of .* USD\] logged 0; found 4000/,
      'store_credit_entries: credit-given is in the log and no longer in its table',
      'audit_nodes: 1/1 is not the hash of its halves',
    ])
      expect(output).toMatch(said);
  });
});
