import { parseArgs } from 'node:util';
import {
  type CliCommand,
  type CommandArguments,
  type CommandGroup,
  type CommandIo,
  describeFault,
  UsageError,
  write,
} from './commands/command.js';
import { commands } from './commands/index.js';

const listOf = (described: readonly { readonly name: string; readonly summary: string }[]): string => {
  const width = Math.max(...described.map(({ name }) => name.length));
  return described.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
};

const overview = (): string =>
  `Usage: makegood <command> [options]\n\nCommands:\n${listOf(commands)}\n\n"makegood <command> --help" tells more. Settings are environment variables; .env.example lists them.`;

const groupOverview = ({ name, summary, verbs }: CommandGroup): string =>
  `Usage: makegood ${name} <verb> [options]\n\n${summary}\n\n${listOf(verbs)}\n\n"makegood ${name} <verb> --help" tells more.`;

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h' || word === 'help';

/** The command and its own words, or the text of help that was asked for. */
const find = (words: readonly string[]): { command: CliCommand; rest: readonly string[] } | string => {
  const [first, ...rest] = words;
  if (isHelp(first)) return overview();
  const named = first !== undefined && !first.startsWith('-');
  const name = named ? first : 'serve';
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw new UsageError(`There is no command "${name}".\n\n${overview()}`);
  if (!('verbs' in command)) return { command, rest: named ? rest : words };
  const [verb, ...others] = rest;
  if (isHelp(verb)) return groupOverview(command);
  const found = command.verbs.find((candidate) => candidate.name === verb);
  if (found !== undefined) return { command: found, rest: others };
  throw new UsageError(
    `${verb === undefined ? `"${name}" needs a verb` : `There is no "${name} ${verb}"`}.\n\n${groupOverview(command)}`,
  );
};

const read = (command: CliCommand, words: string[]): CommandArguments & { readonly help: boolean } => {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
    const { help, ...rest } = values;
    if (help === true) return { values: {}, positionals: [], help: true };
    const { min, max } = command.positionals;
    if (positionals.length < min || positionals.length > max)
      throw new UsageError(`Usage: makegood ${command.usage}`);
    return { values: rest as CommandArguments['values'], positionals, help: false };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${error instanceof Error ? error.message : String(error)}\nUsage: makegood ${command.usage}`,
    );
  }
};

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 a fault (told on `io.notes`), 2 a command line that cannot be read.
 */
export const runCommandLine = async (words: readonly string[], io: CommandIo): Promise<number> => {
  try {
    const found = find(words);
    if (typeof found === 'string') {
      write(io.output, found);
      return 0;
    }
    const { command, rest } = found;
    const given = read(command, [...rest]);
    if (given.help) {
      write(io.output, `Usage: makegood ${command.usage}\n\n${command.summary}`);
      return 0;
    }
    return await command.run(given, io);
  } catch (error) {
    write(io.notes, describeFault(error));
    return error instanceof UsageError ? 2 : 1;
  }
};
