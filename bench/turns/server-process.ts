import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** `makegood serve` as it is shipped, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** From the start of the process until `/readyz` answers. */
  readonly readyMs: number;
  /** From the start of the process until it has printed its addresses. */
  readonly printedMs: number;
  residentMb(): number;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const lookEveryMs = 5;
const startMaxMs = 60_000;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200));
    }).on('error', () => resolve(false));
  });

const residentMb = (pid: number): number => {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return Math.round(Number(kilobytes) / 1024);
};

const gone = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

export const startServer = async (settings: Readonly<Record<string, string>>): Promise<ServerProcess> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { PATH: process.env.PATH, ...settings, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = gone(child).then(() => {
    throw new Error('the server ended before it was ready');
  });
  ended.catch(() => {});
  const printed = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('/openapi.json')) resolve(performance.now() - startedAtMs);
    });
  });
  const ready = async (): Promise<number> => {
    while (!(await answers(`${url}/readyz`))) {
      if (performance.now() - startedAtMs > startMaxMs) throw new Error('the server does not get ready');
      await pause(lookEveryMs);
    }
    return performance.now() - startedAtMs;
  };
  try {
    const [readyMs, printedMs] = await Promise.race([Promise.all([ready(), printed]), ended]);
    return {
      url,
      readyMs,
      printedMs,
      residentMb: () => residentMb(child.pid as number),
      stop: async () => {
        child.kill('SIGTERM');
        await gone(child);
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
};
