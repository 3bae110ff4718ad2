import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  hashTogether,
  leafHashOf,
  nothingBefore,
  payloadHashOf,
  sealPayload,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/audit/index.js';
import type { CaseEvent } from '../../../src/domain/index.js';
import type { ReconciliationReport } from '../../../src/refunds/index.js';
import {
  adoptEarlierEntries,
  createAuditLog,
  createPolicyVersions,
  createReconciliations,
  type LoggedEntry,
} from '../../../src/storage/index.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import { intentFor } from './stories.js';
import { openWorld, type World } from './world.js';

interface Row {
  seq: string;
  actor: string;
  type: string;
  case_id: string | null;
  case_seq: number | null;
  previous_hash: string;
  leaf_hash: string;
}
const rowsOf = (world: World): Promise<Row[]> =>
  world.database.query<Row>('select * from audit_log order by seq');
const everything = async (world: World): Promise<LoggedEntry[]> => {
  const log = createAuditLog(world.database);
  const entries: LoggedEntry[] = [];
  for await (const entry of log.entries({ from: 0, to: await log.size() })) entries.push(entry);
  return entries;
};
const note = (caseId: string, text: string) => ({
  caseId,
  actor: 'agent:ana' as const,
  event: { type: 'noted', text } satisfies CaseEvent,
});

describe.each(testBackends())('the audit log on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  });
  afterAll(() => world.close());

  test('holds every entry of every case, whichever door it came through', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    await world.commit(conversationId, {
      caseEvents: [note(caseId, 'Looked at it'), note(caseId, 'And again')],
      reservations: [intentFor(`i_${caseId}`, caseId, orderId)],
    });
    const moved: CaseEvent = {
      type: 'refund-moved',
      intentId: `i_${caseId}`,
      status: 'submitted',
      amountMinor: 950,
      currency: 'USD',
    };
    await world.ledger.change({
      intentId: `i_${caseId}`,
      from: 'reserved',
      fromAttempts: 0,
      actor: 'system',
      to: 'submitted',
      attempts: 1,
      providerRefundId: null,
      at,
      caseEvents: [moved],
      jobs: [],
    });
    const logged = (await rowsOf(world)).filter((row) => row.case_id === caseId);
    const entries = await world.cases.entries(caseId);
    expect(logged.map(({ case_seq, type, actor }) => [case_seq, type, actor])).toEqual(
      entries.map(({ seq, event, actor }) => [seq, event.type, actor]),
    );
  });

  test('is numbered and chained without a gap, however many append at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => world.openCase()));
    const commits = made.flatMap(({ conversationId, caseId }) =>
      [1, 2, 3].map((n) => world.commit(conversationId, { caseEvents: [note(caseId, `${n}`)] })),
    );
    expect((await Promise.all(commits)).every(({ ok }) => ok)).toBe(true);
    const rows = await rowsOf(world);
    expect(rows.map((row) => Number(row.seq))).toEqual(rows.map((_, index) => index));
    rows.forEach((row, index) => {
      expect(row.previous_hash).toBe(index === 0 ? nothingBefore : rows[index - 1]?.leaf_hash);
    });
    for (const { entry, leafHash, payload, seals } of await everything(world)) {
      expect(leafHashOf(entry)).toBe(leafHash);
      expect(payloadHashOf(seals.salt, sealPayload(payload, seals))).toBe(entry.payloadHash);
    }
  });

  test('proves each entry under each later head, and each head under the next', async () => {
    const log = createAuditLog(world.database);
    const rows = await rowsOf(world);
    const size = await log.size();
    expect(size).toBe(rows.length);
    for (const upTo of [1, 2, 3, 7, 8, size - 1, size]) {
      const root = await log.root(upTo);
      for (const seq of [0, Math.floor(upTo / 2), upTo - 1]) {
        const leafHash = rows[seq]?.leaf_hash ?? '';
        const proof = await log.inclusionProof(seq, upTo);
        expect(verifyInclusion({ leafHash, seq, size: upTo, proof, root })).toBe(true);
      }
      const proof = await log.consistencyProof(upTo, size);
      const claim = { oldSize: upTo, oldRoot: root, size, root: await log.root(size), proof };
      expect(verifyConsistency(claim)).toBe(true);
    }
    await expect(log.inclusionProof(size, size)).rejects.toMatchObject({ code: 'not-found' });
    await expect(log.inclusionProof(0, size + 1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(log.consistencyProof(size, size + 1)).rejects.toMatchObject({ code: 'not-found' });
    await expect(log.consistencyProof(3, 2)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('leaves nothing behind of a commit that is refused', async () => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const before = (await rowsOf(world)).length;
    const refused = await world.commit(conversationId, {
      caseEvents: [note(caseId, 'never said')],
      reservations: [intentFor(`j_${caseId}`, caseId, orderId, { amountMinor: 8_001 })],
    });
    expect(refused.ok).toBe(false);
    expect(await rowsOf(world)).toHaveLength(before);
  });

  test('holds a policy version once, with everything it says', async () => {
    const versions = createPolicyVersions(world.database);
    const version = {
      version: 'abc',
      name: 'standard',
      validFrom: null,
      document: { rules: ['one'] },
      floors: [],
      recordedAt: at,
    };
    await versions.record(version);
    await versions.record(version);
    const logged = (await rowsOf(world)).filter(({ type }) => type === 'policy-recorded');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ payload: { version: 'abc', document: { rules: ['one'] } } });
  });

  test('holds what each reconciliation found', async () => {
    const report = {
      id: 'rec_1',
      mover: 'stripe',
      since: at,
      at,
      isComplete: false,
      fault: 'channel-unavailable',
      counts: {} as ReconciliationReport['counts'],
      findings: [],
      disputes: [],
    };
    await createReconciliations(world.database).save(report);
    const logged = (await rowsOf(world)).filter(({ type }) => type === 'reconciled');
    expect(logged).toEqual([expect.objectContaining({ payload: report })]);
  });

  test('cannot be rewritten', async () => {
    for (const statement of [
      `update audit_log set actor = 'somebody'`,
      'delete from audit_log',
      'delete from audit_nodes',
      'truncate audit_seals',
      'truncate audit_log cascade',
    ])
      await expect(world.database.query(statement)).rejects.toMatchObject({
        details: { sqlState: '23001' },
      });
  });

  test('keeps of each subtree the hash of its two halves', async () => {
    const nodes = await world.database.query<{ level: number; index: string; hash: string }>(
      'select level, index::text as index, hash from audit_nodes',
    );
    const leaves = (await rowsOf(world)).map((row) => row.leaf_hash);
    expect(nodes.length).toBeGreaterThan(10);
    for (const { level, index, hash } of nodes) {
      const width = 2 ** level;
      const below = leaves.slice(Number(index) * width, (Number(index) + 1) * width);
      expect(below).toHaveLength(width);
      let row = below;
      while (row.length > 1)
        row = row.flatMap((left, i) => (i % 2 === 0 ? [hashTogether([left, row[i + 1] ?? ''])] : []));
      expect(row).toEqual([hash]);
    }
  });
});

describe.each(testBackends())('a log that begins later than the cases on $name', (backend) => {
  test('takes in what there was, once, even when two replicas start at the same moment', async () => {
    const world = await openWorld(backend);
    await createPolicyVersions(world.database).record({
      version: 'v1',
      name: 'standard',
      validFrom: null,
      document: {},
      floors: [],
      recordedAt: at,
    });
    const { conversationId, caseId } = await world.openCase();
    await world.commit(conversationId, { caseEvents: [note(caseId, 'first')] });
    // As a database of an earlier version is: cases and no log.
    await world.database.script(
      'alter table audit_log disable trigger all; alter table audit_nodes disable trigger all; alter table audit_seals disable trigger all; delete from audit_seals; delete from audit_nodes; delete from audit_log; alter table audit_log enable trigger all; alter table audit_nodes enable trigger all; alter table audit_seals enable trigger all;',
    );
    const adopted = await Promise.all([1, 2].map(() => adoptEarlierEntries(world.database)));
    expect(adopted.sort()).toEqual([0, 3]);
    expect(await adoptEarlierEntries(world.database)).toBe(0);
    const types = (await rowsOf(world)).map(({ type }) => type);
    expect(types).toEqual(['policy-recorded', 'opened', 'noted']);
    await world.close();
  });
});
