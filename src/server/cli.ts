import { parseArgs } from 'node:util';
import {
  type CliCommand,
  type CommandArguments,
  type CommandIo,
  describeFault,
  UsageError,
  write,
} from './commands/command.js';
import { commands } from './commands/index.js';

const overview = (): string => {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: makegood <command> [options]\n\nCommands:\n${lines.join('\n')}\n\n"makegood <command> --help" tells more. Settings are environment variables; .env.example lists them.`;
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
  const [first, ...rest] = words;
  if (first === '--help' || first === '-h' || first === 'help') {
    write(io.output, overview());
    return 0;
  }
  const named = first !== undefined && !first.startsWith('-');
  const name = named ? first : 'serve';
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (command === undefined) throw new UsageError(`There is no command "${name}".\n\n${overview()}`);
    const given = read(command, named ? rest : [...words]);
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
