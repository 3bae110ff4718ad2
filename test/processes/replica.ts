import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.js';

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const readyMaxMs = 120_000;

/** The built server, in processes that follow each other on one port. */
export interface Replica {
  readonly url: string;
  /** Starts a process. Answers the milliseconds until it was ready, or null when it was killed before. */
  start(): Promise<number | null>;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Asks it to end in good order. */
  stop(): Promise<void>;
  readonly isRunning: boolean;
}

/** Runs a command of the built command line to its end. @throws when it ends with anything but 0 */
export const runBuilt = (
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], {
      env: { PATH: process.env.PATH, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let notes = '';
    child.stdout.on('data', (piece) => {
      output += String(piece);
    });
    child.stderr.on('data', (piece) => {
      notes += String(piece);
    });
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`makegood ${words[0]} ended with ${code}: ${notes}${output}`));
    });
  });

export const createReplica = async (
  settings: Readonly<Record<string, string>>,
  told: { readonly log: (line: string) => void; readonly endedByItself: (code: string) => void },
): Promise<Replica> => {
  const port = await freePort();
  let child: ChildProcess | null = null;
  let isExpected = false;
  let gone: Promise<void> = Promise.resolve();

  const start = (): Promise<number | null> => {
    const startedAtMs = performance.now();
    const started = spawn(process.execPath, [main, 'serve'], {
      env: { PATH: process.env.PATH, ...settings, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    isExpected = false;
    createInterface({ input: started.stderr }).on('line', told.log);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the server does not get ready')), readyMaxMs);
      gone = new Promise((end) => {
        started.once('exit', (code, signal) => {
          if (child === started) child = null;
          clearTimeout(late);
          if (!isExpected) told.endedByItself(String(code ?? signal));
          resolve(null);
          end();
        });
      });
      createInterface({ input: started.stdout }).on('line', (line) => {
        if (!line.includes('/openapi.json')) return;
        clearTimeout(late);
        resolve(performance.now() - startedAtMs);
      });
    });
  };
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    isExpected = true;
    child?.kill(signal);
    await gone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    get isRunning() {
      return child !== null;
    },
  };
};
