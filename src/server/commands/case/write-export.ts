import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type ExportFormat, exportFormats } from '../../records/index.js';
import { type CommandArguments, type CommandIo, textOption, UsageError, write } from '../command.js';

/** @throws UsageError */
export const readFormat = (given: CommandArguments): ExportFormat => {
  const text = textOption(given, 'format') ?? 'json';
  const format = exportFormats.find((candidate) => candidate === text);
  if (format === undefined) throw new UsageError(`--format must be one of ${exportFormats.join(', ')}.`);
  return format;
};

const pour = async (parts: AsyncIterable<string>, into: Writable): Promise<void> => {
  for await (const part of parts) if (!into.write(part)) await once(into, 'drain');
};

/** Writes an export as it comes, to standard output without a file. A file is whole or not there at all. */
export const writeExport = async (
  parts: AsyncIterable<string>,
  { file, io }: { readonly file: string | undefined; readonly io: CommandIo },
): Promise<void> => {
  if (file === undefined || file === '-') {
    await pour(parts, io.output);
    return;
  }
  const unfinished = createWriteStream(`${file}.unfinished`);
  await pour(parts, unfinished);
  unfinished.end();
  await finished(unfinished);
  await rename(`${file}.unfinished`, file);
  write(io.notes, `Exported to ${file}`);
};
