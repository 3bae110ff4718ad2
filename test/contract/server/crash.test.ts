import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { silentLogger, systemClock } from '../../../src/base/index.js';
import type { MessagesResponse, StartConversationResponse, WireMessage } from '../../../src/domain/wire.js';
import { openDatabase } from '../../../src/storage/index.js';
import { startServer } from '../../support/running-server.js';
import { type CommandProcess, serveInProcess } from '../../support/server-process.js';

let folder: string;
let running: CommandProcess | null = null;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-crash-'));
});
afterEach(() => running?.kill('SIGKILL'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const unlimited = { MAKEGOOD_MESSAGES_PER_MINUTE: '100000', MAKEGOOD_REQUESTS_PER_MINUTE: '100000' };
const serve = async () => {
  const server = await serveInProcess({ MAKEGOOD_DATA: folder, ...unlimited });
  running = server;
  return server;
};

interface Said {
  readonly conversation: StartConversationResponse;
  readonly clientMessageId: string;
  readonly text: string;
  answer: readonly WireMessage[] | null;
}

const open = async (url: string): Promise<StartConversationResponse> =>
  (await (
    await fetch(`${url}/v1/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  ).json()) as StartConversationResponse;

const headersOf = ({ conversation }: Said) => ({
  authorization: `Bearer ${conversation.token}`,
  'content-type': 'application/json',
});
const pathOf = ({ conversation }: Said): string =>
  `/v1/conversations/${conversation.conversationId}/messages`;

const send = async (url: string, said: Said): Promise<readonly WireMessage[]> => {
  const { clientMessageId, text } = said;
  const response = await fetch(`${url}${pathOf(said)}`, {
    method: 'POST',
    headers: headersOf(said),
    body: JSON.stringify({ clientMessageId, text }),
  });
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return ((await response.json()) as MessagesResponse).messages;
};

const texts = [
  'I want my money back',
  'where is my refund',
  'mei.lin@example.com 98101',
  'the headphones crackle',
  'how long do I have?',
];

describe('a server that is killed in mid-turn', () => {
  test('answers every message it has taken exactly once after the restart, and forgets no answer it gave', async () => {
    const everything: Said[] = [];
    for (const round of [1, 2]) {
      const server = await serve();
      const conversations = await Promise.all(Array.from({ length: 5 }, () => open(server.url)));
      const said = conversations.flatMap((conversation) =>
        texts.map(
          (text, index): Said => ({
            conversation,
            clientMessageId: `r${round}-${index}`,
            text,
            answer: null,
          }),
        ),
      );
      everything.push(...said);
      let answered = 0;
      // Killed when a few are answered: the others are on their way, stored, or being worked out.
      await Promise.all(
        said.map(async (one) => {
          try {
            one.answer = await send(server.url, one);
            answered += 1;
            if (answered === 4 * round) server.kill('SIGKILL');
          } catch {
            one.answer = null;
          }
        }),
      );
      expect((await server.ended).code).toBeNull();
      expect(said.filter(({ answer }) => answer === null).length).toBeGreaterThan(0);
    }

    // Started and stopped in good order: what was left behind is taken up without anybody asking again.
    await (await startServer({ MAKEGOOD_DATA: folder })).stop();
    const database = await openDatabase({ folder, logger: silentLogger, clock: systemClock });
    const left = await database.query('select id from inbound where handled_at is null');
    const lines = await database.query<{ lines: number }>(
      "select count(*)::int as lines from transcript where role = 'customer' group by inbound_id",
    );
    const stored = await database.query('select id from inbound');
    await database.close();
    expect(left).toEqual([]);
    expect(lines.every((row) => row.lines === 1)).toBe(true);
    expect(lines).toHaveLength(stored.length);

    // A page that heard nothing sends again: the same message, the first answer.
    const server = await startServer({ MAKEGOOD_DATA: folder, ...unlimited });
    for (const one of everything) {
      const again = await send(server.url, one);
      expect(again.length).toBeGreaterThan(0);
      if (one.answer !== null) expect(again).toEqual(one.answer);
      const response = await fetch(`${server.url}${pathOf(one)}`, { headers: headersOf(one) });
      const { messages } = (await response.json()) as MessagesResponse;
      expect(messages.filter(({ role, text }) => role === 'customer' && text === one.text)).toHaveLength(1);
      expect(
        messages.filter(({ role, inboundId }) => role === 'assistant' && inboundId === again[0]?.inboundId),
      ).toEqual(again);
    }
    await server.stop();
  }, 180_000);
});
