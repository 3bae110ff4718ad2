#!/usr/bin/env node
import { runCommandLine } from './cli.js';
import { loadEnvironment } from './config/index.js';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second time somebody means it.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });
}
// A reader that has seen enough, such as "head", closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  stopping.abort();
});

const environment = loadEnvironment();
process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment,
  input: process.stdin,
  output: process.stdout,
  notes: process.stderr,
  colours: process.stdout.isTTY === true && environment.NO_COLOR === undefined,
  stopping: stopping.signal,
});
