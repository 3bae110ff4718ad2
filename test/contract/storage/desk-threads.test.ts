import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DeskThreads } from '../../../src/handoff/index.js';
import { createConversationStore, createDeskThreads } from '../../../src/storage/index.js';
import { testBackends } from '../../support/databases.js';
import { commitOf, handoffFor, inboundOf, newConversation } from './stories.js';

describe.each(testBackends())('threads of hand-offs on $name', (backend) => {
  let close: () => Promise<void>;
  let threads: DeskThreads;

  beforeAll(async () => {
    const opened = await backend.open();
    close = opened.close;
    threads = createDeskThreads(opened.database);
    const store = createConversationStore(opened.database);
    for (const name of ['a', 'b']) {
      await store.create(newConversation(`conv_${name}`));
      await store.receive(`conv_${name}`, `in_${name}`, inboundOf(`conv_${name}`, 'e1', 'a person please'));
      const turn = await store.takeTurn(`conv_${name}`, `lease_${name}`, '2025-06-01T12:00:00.000Z', 30_000);
      const committed = await store.commit(
        commitOf(turn, { openHandoff: handoffFor(`hand_${name}`, `conv_${name}`) }),
      );
      expect(committed.ok).toBe(true);
    }
  });
  afterAll(() => close());

  test('a hand-off is found by its card, and its card by the hand-off', async () => {
    const link = { handoffId: 'hand_a', channel: 'C9', ts: '1700000000.000001' };
    expect(await threads.save(link)).toEqual(link);
    expect(await threads.byHandoff('hand_a')).toEqual(link);
    expect(await threads.byThread('C9', '1700000000.000001')).toEqual(link);
    expect(await threads.byThread('C8', '1700000000.000001')).toBeNull();
    expect(await threads.byHandoff('hand_unknown')).toBeNull();
  });

  test('of two cards posted at once the first stands, and both posters learn which', async () => {
    const saved = await Promise.all(
      ['1.1', '2.2'].map((ts) => threads.save({ handoffId: 'hand_b', channel: 'C9', ts })),
    );
    expect(saved[0]).toEqual(saved[1]);
    expect(await threads.byHandoff('hand_b')).toEqual(saved[0]);
  });
});
