import type { Readable, Writable } from 'node:stream';
import type { ParseArgsConfig } from 'node:util';
import { AppError } from '../../base/index.js';

/** What a command may touch of the world outside. */
export interface CommandIo {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  readonly output: Writable;
  /** Notes for people; kept apart so that output can be read by a program. */
  readonly notes: Writable;
  readonly colours: boolean;
  /** Aborted when the person or the system asks to stop. */
  readonly stopping: AbortSignal;
}

export interface CommandArguments {
  /** An option that may be given several times holds all of them. */
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
}

/** One verb of the command line. */
export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many file names and the like it takes. */
  readonly positionals: { readonly min: number; readonly max: number };
  /** @returns the exit code: 0 done, 1 not done. */
  run(given: CommandArguments, io: CommandIo): Promise<number>;
}

/** Verbs that belong together under one word, such as `policy check` and `policy diff`. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly verbs: readonly CliCommand[];
}

/** A command line that cannot be read; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const write = (stream: Writable, text: string): void => {
  stream.write(`${text}\n`);
};

export const textOption = (given: CommandArguments, name: string): string | null => {
  const value = given.values[name];
  return typeof value === 'string' ? value : null;
};

export const listOption = (given: CommandArguments, name: string): readonly string[] => {
  const value = given.values[name];
  return Array.isArray(value) ? value : [];
};

/** A fault in two lines a person can act on. */
export const describeFault = (error: unknown): string => {
  if (error instanceof UsageError) return error.message;
  if (!(error instanceof AppError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { faults } = error.details;
  if (Array.isArray(faults)) return `${error.code}:${faults.map((fault) => `\n  ${fault}`).join('')}`;
  const details = Object.entries(error.details)
    // A mere count of faults: the cure lists them.
    .filter(([name]) => name !== 'faults')
    .map(([name, value]) =>
      Array.isArray(value) ? value.map((line) => `\n  ${line}`).join('') : `\n  ${name}: ${value}`,
    )
    .join('');
  return `${error.code}: ${error.cure}${details}`;
};
