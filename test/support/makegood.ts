import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../src/server/cli.js';

const collect = (): { stream: Writable; text(): string } => {
  const pieces: string[] = [];
  const stream = new Writable({
    write: (piece, _encoding, done) => {
      pieces.push(String(piece));
      done();
    },
  });
  return { stream, text: () => pieces.join('') };
};

export const commandNow = '2026-11-20T12:00:00Z';

/** Runs one command line as a terminal would, its database in memory unless the settings say otherwise. */
export const makegood = async (
  words: readonly string[],
  settings: Record<string, string> = {},
  input = '',
): Promise<{ code: number; output: string; notes: string }> => {
  const [output, notes] = [collect(), collect()];
  const code = await runCommandLine(words, {
    environment: { MAKEGOOD_NOW: commandNow, LOG_LEVEL: 'silent', MAKEGOOD_DATA: 'memory', ...settings },
    input: Readable.from([input]),
    output: output.stream,
    notes: notes.stream,
    colours: false,
    stopping: new AbortController().signal,
  });
  return { code, output: output.text(), notes: notes.text() };
};
