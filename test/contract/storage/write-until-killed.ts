// The child of `data-folder.test.ts`: takes turns one after the other and says which are committed, until it is killed.
import { frozenClock, silentLogger } from '../../../src/base/index.js';
import { createConversationStore, openDatabase } from '../../../src/storage/index.js';
import { commitOf, inboundOf, newConversation, said } from './stories.js';

const [folder = '', image = '', name = ''] = process.argv.slice(2);
const clock = frozenClock('2025-06-01T12:00:00.000Z');
const database = await openDatabase({ folder, image, logger: silentLogger, clock });
const store = createConversationStore(database);
await store.create(newConversation(name));
for (let n = 0; ; n += 1) {
  const inboundId = `${name}:${n}`;
  await store.receive(name, inboundId, inboundOf(name, `e${n}`, 'Hello'));
  process.stdout.write(`received ${inboundId}\n`);
  const turn = await store.takeTurn(name, 'lease', clock.now().toISOString(), 30_000);
  const messages = [
    said(`${inboundId}:in`, 'customer', 'Hello', inboundId),
    said(`${inboundId}:out`, 'assistant', 'Hi', inboundId),
  ];
  const committed = await store.commit(
    commitOf(turn, { messages, jobs: [{ name: 'deliver', payload: { messageId: `${inboundId}:out` } }] }),
  );
  if (!committed.ok) throw new Error(committed.error.kind);
  process.stdout.write(`committed ${inboundId}\n`);
}
