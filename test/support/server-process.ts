import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface CommandProcess {
  /** Resolves when the process is gone. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string; readonly notes: string }>;
  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): void;
  /** The first line of standard output that fits. Fails when the process ends without one. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
}

/** `makegood …` as a process of its own, from the sources. Only the given settings are set. */
export const runMakegood = (
  words: readonly string[],
  settings: Record<string, string>,
  input = '',
): CommandProcess => {
  const child = spawn(
    process.execPath,
    ['--import', path('run-typescript.mjs'), path('../../src/server/main.ts'), ...words],
    {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...settings },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  child.stdin.end(input);
  const lines: string[] = [];
  let notes = '';
  let look = (): void => {};
  child.stderr.on('data', (piece) => {
    notes += String(piece);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    look();
  });
  const ended = new Promise<Awaited<CommandProcess['ended']>>((resolve) => {
    child.on('close', (code) => resolve({ code, output: lines.join('\n'), notes }));
  });
  return {
    ended,
    kill: (signal) => {
      child.kill(signal);
    },
    line: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
          if (found) resolve(found);
        };
        look();
        void ended.then(() => reject(new Error(`ended without a line like ${pattern}: ${notes}`)));
      }),
  };
};
