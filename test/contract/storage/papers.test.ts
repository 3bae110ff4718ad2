import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CreditMemo, RefundIntentStatus } from '../../../src/domain/index.js';
import { issuePaper } from '../../../src/storage/papers/issue-paper.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import { intentFor } from './stories.js';
import { openWorld, type World } from './world.js';

describe.each(testBackends())('papers with a number, on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  });
  afterAll(() => world.close());

  const issue = (subjectId: string, fail = false): Promise<string> =>
    world.database.transaction(async (tx) => {
      const about = { series: 'invoice', subjectId, caseId: 'case', at } as const;
      const { paper } = await issuePaper(tx, about, (number) => ({ number }));
      if (fail) throw new Error('rolled back');
      return paper.number;
    });

  test('are numbered without a gap by many writers at once, and a number that is rolled back is the next one’s', async () => {
    const writers = Array.from({ length: 40 }, (_, n) => issue(`s${n}`, n % 3 === 0).catch(() => null));
    const numbers = (await Promise.all(writers)).filter((number) => number !== null).sort();
    expect(numbers).toEqual(Array.from({ length: 26 }, (_, n) => `INV-${String(n + 1).padStart(6, '0')}`));
  });

  test('are written once for what they are about', async () => {
    const first = await issue('once');
    expect(await issue('once')).toBe(first);
    expect(await issue('another')).not.toBe(first);
  });

  test('are counted in each series for themselves', async () => {
    const about = { series: 'credit-memo', subjectId: 'once', caseId: 'case', at } as const;
    const { paper } = await world.database.transaction((tx) =>
      issuePaper(tx, about, (number) => ({ number })),
    );
    expect(paper.number).toBe('CM-000001');
  });

  test('can neither be changed nor be taken away', async () => {
    await issue('kept');
    await expect(world.database.query(`update numbered_papers set paper = '{}'`)).rejects.toThrow();
    await expect(world.database.query('delete from numbered_papers')).rejects.toThrow();
  });
});

describe.each(testBackends())('the papers of refunds on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  });
  afterAll(() => world.close());

  const move = (intentId: string, from: RefundIntentStatus, to: RefundIntentStatus) =>
    world.ledger.change({
      intentId,
      from,
      fromAttempts: from === 'reserved' ? 0 : 1,
      to,
      attempts: 1,
      actor: 'provider',
      providerRefundId: 're_1',
      at,
      caseEvents: [{ type: 'refund-moved', intentId, status: to, amountMinor: 950, currency: 'USD' }],
      jobs: [],
    });
  const memos = async (): Promise<CreditMemo[]> => {
    const rows = await world.database.query<{ paper: CreditMemo }>(
      `select paper from numbered_papers where series = 'credit-memo' order by number`,
    );
    return rows.map(({ paper }) => paper);
  };
  const reserved = async (): Promise<string> => {
    const { conversationId, caseId, orderId } = await world.openCase();
    const id = `i_${caseId}`;
    await world.commit(conversationId, { reservations: [intentFor(id, caseId, orderId)] });
    return id;
  };

  test('are numbered without a gap when many refunds arrive at once, one for each', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, reserved));
    // Each is told twice, as a webhook beside the answer would, and only one of the two moves it.
    const moves = ids.flatMap((id) => [move(id, 'reserved', 'succeeded'), move(id, 'reserved', 'succeeded')]);
    expect((await Promise.all(moves)).filter(({ ok }) => ok)).toHaveLength(30);
    const papers = await memos();
    expect(papers.map(({ number }) => number)).toEqual(
      ids.map((_, n) => `CM-${String(n + 1).padStart(6, '0')}`),
    );
    expect(new Set(papers.map(({ intentId }) => intentId))).toEqual(new Set(ids));
    expect(
      papers.every(({ totalMinor, providerRefundId }) => totalMinor === 950 && providerRefundId === 're_1'),
    ).toBe(true);
  });

  test('are written only once the money is there', async () => {
    const id = await reserved();
    for (const [from, to] of [
      ['reserved', 'submitted'],
      ['submitted', 'pending'],
    ] as const) {
      await move(id, from, to);
      expect((await memos()).some(({ intentId }) => intentId === id)).toBe(false);
    }
    await move(id, 'pending', 'succeeded');
    expect((await memos()).at(-1)).toMatchObject({
      intentId: id,
      kind: 'memo',
      tender: 'Visa',
      lines: [{ bucket: 'goods', name: 'Mug', quantity: 1, grossMinor: 950 }],
    });
  });

  test.each(['failed-late', 'reversed'] as const)('are cancelled once when the money has %s', async (end) => {
    const id = await reserved();
    await move(id, 'reserved', 'succeeded');
    const ends = await Promise.all([move(id, 'succeeded', end), move(id, 'succeeded', end)]);
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    const own = (await memos()).filter(({ intentId }) => intentId === id);
    expect(own).toMatchObject([
      { kind: 'memo', totalMinor: 950, cancels: null },
      { kind: 'cancellation', totalMinor: -950, cancels: own[0]?.number },
    ]);
  });

  test('are not written for money that never left', async () => {
    const before = (await memos()).length;
    const id = await reserved();
    await move(id, 'reserved', 'rejected');
    expect(await memos()).toHaveLength(before);
  });
});
