import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { isAppError } from '../../base/index.js';
import type { DialogState } from '../../dialog/index.js';
import { type Choice, type Locale, locales, type TranscriptMessage } from '../../domain/index.js';
import type { House } from '../wiring/open-house.js';
import { drawMessage } from './chat-screen.js';
import { type ChatSession, openChatSession } from './chat-session.js';
import { type CliCommand, type CommandIo, textOption, UsageError, write } from './command.js';
import { describeTurn } from './describe-turn.js';
import { withHouse } from './with-house.js';

const localeOf = (text: string | null): Locale | null => {
  if (text === null) return null;
  const locale = locales.find((known) => known === text);
  if (locale === undefined) throw new UsageError(`--locale must be one of ${locales.join(', ')}.`);
  return locale;
};

const readScript = async (file: string, io: CommandIo): Promise<string[]> => {
  let text = '';
  if (file === '-') for await (const piece of io.input) text += String(piece);
  else {
    text = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new UsageError(
        `The script ${file} can't be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    });
  }
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
};

/** One line of a script: what was said, what was answered and what it was taken to mean. */
const playLine = async (house: House, chat: ChatSession, turn: number, customer: string) => {
  const seen = (await house.store.records(chat.conversationId)).length;
  const answered = await chat.say(customer, null);
  const [record] = (await house.store.records(chat.conversationId)).slice(seen);
  // What follows by itself, such as the word that a refund has left, is part of what the customer sees before writing on.
  await house.settle();
  const messages = await chat.unread();
  const conversation = await house.store.conversation(chat.conversationId);
  const { commands, slots, caseReference } = describeTurn(record, conversation?.state as DialogState | null);
  const line = {
    turn,
    customer,
    replies: messages.map(({ key, text, choices }) => ({ key, text, choices })),
    commands,
    slots,
    owner: conversation?.owner ?? answered.owner,
    caseReference,
    ms: answered.ms,
  };
  return { line, messages };
};

const playScript = async (
  house: House,
  lines: readonly string[],
  options: { json: boolean; locale: Locale | null },
  io: CommandIo,
): Promise<number> => {
  const chat = await openChatSession(house, options.locale);
  const show = (messages: readonly TranscriptMessage[]): void => {
    for (const message of messages) write(io.output, drawMessage(message, io.colours));
  };
  const greeting = await chat.unread();
  if (!options.json) show(greeting);
  for (const [index, customer] of lines.entries()) {
    if (io.stopping.aborted) return 1;
    if (!options.json) write(io.output, `> ${customer}`);
    const { line, messages } = await playLine(house, chat, index + 1, customer);
    if (options.json) write(io.output, JSON.stringify(line));
    else show(messages);
  }
  await house.settle();
  return 0;
};

/** A number names one of the choices on the screen; everything else is what the customer says. */
const chosen = (text: string, choices: readonly Choice[]): Choice | null =>
  /^\d{1,2}$/.test(text.trim()) ? (choices[Number(text) - 1] ?? null) : null;

const converse = async (house: House, locale: Locale | null, io: CommandIo): Promise<number> => {
  const chat = await openChatSession(house, locale);
  const lines = createInterface({ input: io.input, output: io.output, terminal: io.colours });
  let choices: readonly Choice[] = [];
  let printing = Promise.resolve();
  const printUnread = (): Promise<void> => {
    printing = printing.then(async () => {
      const messages = await chat.unread();
      if (messages.length === 0) return;
      write(io.output, `\r${messages.map((message) => drawMessage(message, io.colours)).join('\n')}`);
      choices = messages.at(-1)?.choices ?? [];
    });
    return printing;
  };
  const stop = house.watch.conversation(chat.conversationId, ({ kind }) => {
    if (kind === 'messages')
      printUnread().then(
        () => lines.prompt(true),
        () => {},
      );
  });
  io.stopping.addEventListener('abort', () => lines.close());
  lines.setPrompt('> ');
  await printUnread();
  lines.prompt();
  try {
    for await (const text of lines) {
      if (text.trim() === '/quit') break;
      if (text.trim() !== '') {
        const choice = chosen(text, choices);
        await chat.say(choice === null ? text : '', choice?.id ?? null).catch((error: unknown) => {
          if (!isAppError(error)) throw error;
          write(io.notes, `${error.code}: ${error.cure}`);
        });
        await printUnread();
      }
      lines.prompt();
    }
  } finally {
    stop();
    lines.close();
  }
  await house.settle();
  return 0;
};

export const chatCommand: CliCommand = {
  name: 'chat',
  summary: 'Talks with the assistant in the terminal, or plays a script of customer turns.',
  usage: `chat [--locale ${locales.join('|')}] [--script FILE [--json]]

  --script FILE   reads one customer turn per line ("-" reads standard input) and ends after the last
  --json          prints one JSON object per turn: turn, customer, replies, commands, slots, owner, caseReference, ms
  --locale L      language of the greeting

Without a script, type what a customer would say; a number picks a choice, "/quit" or Ctrl-D ends.`,
  options: { script: { type: 'string' }, json: { type: 'boolean' }, locale: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  run: async (given, io) => {
    const script = textOption(given, 'script');
    const json = given.values.json === true;
    const locale = localeOf(textOption(given, 'locale'));
    if (json && script === null) throw new UsageError('--json needs --script FILE.');
    const lines = script === null ? null : await readScript(script, io);
    return withHouse(io, async (house) => {
      if (lines === null) return converse(house, locale, io);
      return playScript(house, lines, { json, locale }, io);
    });
  },
};
