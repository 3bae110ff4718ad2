import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  checkpointText,
  claimedCheckpoint,
  hashLeaf,
  newPrivateKey,
  openCheckpoint,
  parseVerifierKey,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/audit/index.js';
import { silentLogger } from '../../../src/base/index.js';
import type { ConsistencyProofResponse, InclusionProofResponse } from '../../../src/domain/wire.js';
import { type Audit, openAudit } from '../../../src/server/audit/index.js';
import { readConfig } from '../../../src/server/config/index.js';
import { createAuditCheckpoints, createAuditLog, type Database } from '../../../src/storage/index.js';
import { readContract } from '../../support/api-contract.js';
import { testNow as at, openTestDatabase } from '../../support/databases.js';
import { startServer } from '../../support/running-server.js';

let folder = '';
let database: Database;
let errors: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-audit-'));
  database = await openTestDatabase();
  errors = [];
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (settings: Record<string, string> = {}): Audit =>
  openAudit(readConfig({ MAKEGOOD_DATA: folder, ...settings }), {
    auditLog: createAuditLog(database),
    auditCheckpoints: createAuditCheckpoints(database),
    clock: database.clock,
    logger: { ...silentLogger, error: (_fields, words) => errors.push(words) },
  });
const record = (audit: Audit, n: number): Promise<void> =>
  audit.log.record({ at, type: 'policy-recorded', payload: { n } });
const fileText = (name = 'checkpoint.txt'): string => readFileSync(join(folder, name), 'utf8');

describe('the head of the log', () => {
  test('is signed with a key that is made once and readable by nobody else', async () => {
    const audit = open();
    expect(statSync(join(folder, 'audit-key.pem')).mode & 0o777).toBe(0o600);
    expect(open().signer.verifierKey.text).toBe(audit.signer.verifierKey.text);
    const { note, size } = await audit.publish();
    const opened = openCheckpoint(note, audit.signer.verifierKey);
    expect(opened).toMatchObject({ ok: true, value: { origin: 'makegood.local/audit', size } });
  });

  test('is written to a file, and the earlier ones are kept beside it', async () => {
    const audit = open();
    const first = await audit.publish();
    await record(audit, 1);
    const second = await audit.publish();
    expect(fileText()).toBe(second.note);
    expect(fileText('checkpoints.txt')).toBe(`${first.note}\n${second.note}\n`);
    expect(second.size).toBe(first.size + 1);
  });

  test('is signed only when the log has grown', async () => {
    const audit = open();
    const first = await audit.publish();
    expect(await audit.publish()).toEqual(first);
    expect(fileText('checkpoints.txt')).toBe(`${first.note}\n`);
  });

  test('is put back into its file when that was lost', async () => {
    const { note } = await open().publish();
    rmSync(join(folder, 'checkpoint.txt'));
    await open().publish();
    expect(fileText()).toBe(note);
  });

  test('is not signed when the log no longer begins with what was given out', async () => {
    const audit = open();
    await record(audit, 1);
    await audit.publish();
    await record(audit, 2);
    await database.script(
      `begin; set local session_replication_role = replica;
       update audit_log set leaf_hash = '${hashLeaf('forged')}' where seq = 0;
       update audit_nodes set hash = '${hashLeaf('forged')}' where level = 1 and index = 0; commit;`,
    );
    await expect(audit.publish()).rejects.toMatchObject({
      code: 'audit-log-forked',
      details: { givenOut: 2, size: 3, where: 'database' },
    });
    expect(errors).toHaveLength(1);
    expect(claimedCheckpoint(fileText())?.size).toBe(2);
  });

  test('is not signed when a backup was put back that is older than the file', async () => {
    const audit = open();
    await audit.publish();
    const signed = audit.signer.sign(
      checkpointText({ origin: 'makegood.local/audit', size: 9, root: hashLeaf('later') }),
    );
    writeFileSync(join(folder, 'checkpoint.txt'), signed);
    await record(audit, 1);
    await expect(audit.publish()).rejects.toMatchObject({ details: { givenOut: 9, size: 2, where: 'file' } });
  });

  test('may be of another log with another name, whatever the file says', async () => {
    await open().publish();
    const other = open({ MAKEGOOD_AUDIT_ORIGIN: 'other.example/audit' });
    await other.publish();
    expect(claimedCheckpoint(fileText())?.origin).toBe('other.example/audit');
  });

  test('is signed by another key only after the log says so', async () => {
    const before = open();
    await before.publish();
    const key = newPrivateKey();
    const after = open({ MAKEGOOD_AUDIT_KEY: key });
    const { size } = await after.publish();
    await after.publish();
    const said = await after.log.houseEntries('key-used', size);
    expect(said.map(({ payload }) => payload)).toEqual(
      [before, after].map(({ signer }) => ({
        origin: 'makegood.local/audit',
        verifierKey: signer.verifierKey.text,
      })),
    );
  });

  test('is refused a key that is none', () => {
    expect(() => open({ MAKEGOOD_AUDIT_KEY: 'no key at all' })).toThrow('MAKEGOOD_AUDIT_KEY');
    writeFileSync(join(folder, 'audit-key.pem'), 'nothing');
    expect(() => open()).toThrow('audit-key.pem');
  });
});

describe('what anybody may ask a server', () => {
  test('is enough to hold it to its word', async () => {
    const running = await startServer({ MAKEGOOD_AUDIT_ORIGIN: 'help.shop.example/audit' });
    try {
      const text = async (path: string): Promise<string> => (await fetch(`${running.url}${path}`)).text();
      const api = await readContract(running.url);
      const key = parseVerifierKey(await text('/audit/key'));
      if (!key.ok) throw new TypeError('The key cannot be read.');
      expect(key.value.name).toBe('help.shop.example/audit');
      const first = await running.server.house.audit.publish();
      const held = openCheckpoint(await text('/audit/checkpoint'), key.value);
      expect(held).toEqual({
        ok: true,
        value: { origin: key.value.name, size: first.size, root: first.rootHash },
      });

      await running.server.house.auditLog.record({ at, type: 'policy-recorded', payload: {} });
      const now = await running.server.house.audit.publish();
      const included = await api.send<InclusionProofResponse>('GET', '/audit/proof/inclusion?seq=0');
      const { seq, size, leafHash, rootHash: root, proof } = included.body;
      expect(size).toBe(now.size);
      expect(root).toBe(now.rootHash);
      expect(verifyInclusion({ seq, size, leafHash, root, proof })).toBe(true);
      const extended = await api.send<ConsistencyProofResponse>(
        'GET',
        `/audit/proof/consistency?from=${first.size}`,
      );
      const claim = { oldSize: first.size, oldRoot: first.rootHash, size: now.size, root: now.rootHash };
      expect(verifyConsistency({ ...claim, proof: extended.body.proof })).toBe(true);
      expect(extended.body.fromRootHash).toBe(first.rootHash);

      for (const [path, status] of [
        ['inclusion?seq=99999', 404],
        ['inclusion?seq=x', 400],
        ['inclusion', 400],
        ['consistency?from=2&to=1', 404],
        ['consistency?from=1&to=99999', 404],
      ] as const)
        expect((await api.send('GET', `/audit/proof/${path}`)).status).toBe(status);
    } finally {
      await running.stop();
    }
  });

  test('the last word of a server that stops is signed', async () => {
    const running = await startServer({ MAKEGOOD_DATA: folder });
    const { house } = running.server;
    await house.audit.publish();
    await house.auditLog.record({ at, type: 'policy-recorded', payload: {} });
    const size = await house.auditLog.size();
    await running.stop();
    expect(claimedCheckpoint(fileText())?.size).toBe(size);
  });
});
