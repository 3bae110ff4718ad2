import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openLine } from './chat-line.js';
import { expectedOf } from './expected-state.js';
import { judge } from './judge.js';
import type { ShopCopies } from './own-server.js';
import { type Line, linesOf } from './play-task.js';
import { transcriptText } from './report.js';
import type { TauTask } from './tau-data.js';

/** What talk.ts and grade.ts ask for. Each conversation has a server of its own, from its first words to its grading. */
export type HandRequest =
  | { readonly conversation: string; readonly words: string }
  | { readonly conversation: string; readonly task: string };

interface HandPlayed {
  readonly say: (words: string) => Promise<string>;
  readonly grade: (task: TauTask) => Promise<string>;
}

const begin = async (copies: ShopCopies): Promise<HandPlayed> => {
  const server = await copies.open();
  const line = await openLine(server.url);
  const lines: Line[] = [];
  let handedOff = false;
  return {
    say: async (words) => {
      const answer = await line.say(words);
      const heard = linesOf(answer);
      lines.push({ who: 'customer', text: words, key: '', labels: [] }, ...heard);
      handedOff = answer.owner !== 'assistant';
      const texts = heard.flatMap(({ text, labels }) => [
        text,
        ...labels.map((label, at) => `  ${at + 1}. ${label}`),
      ]);
      return [...texts, ...(handedOff ? ['(a person has it from here)'] : [])].join('\n');
    },
    grade: async (task) =>
      transcriptText(
        judge({
          task,
          expected: expectedOf(task),
          orders: await server.finish(),
          lines,
          handedOff,
          gaveUp: false,
          plainly: [],
        }),
      ),
  };
};

const bodyOf = async (request: IncomingMessage): Promise<HandRequest> => {
  let text = '';
  for await (const piece of request) text += String(piece);
  return JSON.parse(text) as HandRequest;
};

/** Plays for people until the process is asked to stop, then ends every server that is still open. */
export const serveByHand = async (
  tasks: readonly TauTask[],
  copies: ShopCopies,
  tell: (line: string) => void,
): Promise<string> => {
  const open = new Map<string, Promise<HandPlayed>>();
  const answer = async (asked: HandRequest): Promise<string> => {
    const { conversation } = asked;
    if ('words' in asked) {
      const played = open.get(conversation) ?? begin(copies);
      open.set(conversation, played);
      return (await played).say(asked.words);
    }
    const task = tasks.find(({ id }) => id === asked.task);
    const played = open.get(conversation);
    if (task === undefined || played === undefined) throw new Error('there is no such task or conversation');
    open.delete(conversation);
    return (await played).grade(task);
  };
  const door = createServer((request, response) => {
    void bodyOf(request)
      .then(answer)
      .then(
        (text) => response.end(text),
        (error: unknown) => {
          response.statusCode = 400;
          response.end(error instanceof Error ? error.message : String(error));
        },
      );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  tell(`Ready at http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  door.closeAllConnections();
  door.close();
  const [anyTask] = tasks;
  if (anyTask !== undefined) for (const played of open.values()) await (await played).grade(anyTask);
  return 'stopped';
};
