import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { makegood } from '../../support/makegood.js';
import { startServer } from '../../support/running-server.js';
import { fileSkateboardReturn } from '../../support/skateboard-return.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'makegood-return-audit-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The standard policy, whose money waits until somebody looked at the goods. */
const inspecting = (): string => {
  const standard = parse(readFileSync('dialogs/policies/standard-retail.yml', 'utf8')) as object;
  const file = join(root, 'inspecting.yml');
  const changed = { ...standard, 'valid-from': '2026-01-01' };
  writeFileSync(file, JSON.stringify(changed).replaceAll('"refund-on":"scan"', '"refund-on":"inspection"'));
  return file;
};

test('an outsider makes again, offline, what was decided about goods that came back damaged', async () => {
  const settings = {
    MAKEGOOD_DATA: join(root, 'data'),
    MAKEGOOD_NOW: '2026-11-21T12:00:00Z',
    MAKEGOOD_POLICY: inspecting(),
  };
  const running = await startServer(settings);
  const { house } = running.server;
  const { filed } = await fileSkateboardReturn(house);
  const clerk = { actor: 'agent:kim' } as const;
  await house.returns.receive(filed.reference, clerk);
  await house.settle();
  expect(await house.cases.case(filed.id)).toMatchObject({ status: 'received', totalMinor: 11400 });
  await house.returns.inspect(filed.reference, {
    ...clerk,
    findings: (filed.return?.lines ?? []).map((line) => ({
      ...line,
      disposition: 'not-restocked' as const,
      deduction: { kind: 'damaged-by-customer' as const, amountMinor: 2000 },
    })),
  });
  await house.settle();
  expect(await house.cases.case(filed.id)).toMatchObject({ status: 'resolved', totalMinor: 9400 });
  await running.stop();

  const pack = join(root, 'pack.jsonl');
  expect(await makegood(['audit', 'export', pack], settings)).toMatchObject({ code: 0 });
  const verified = await makegood(['audit', 'verify', pack]);
  expect([verified.code, verified.output]).toEqual([0, expect.any(String)]);
});
