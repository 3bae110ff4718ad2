#!/usr/bin/env node
import { runCommandLine } from './cli.js';
import { loadEnvironment } from './config/index.js';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

const environment = loadEnvironment();
process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment,
  input: process.stdin,
  output: process.stdout,
  notes: process.stderr,
  colours: process.stdout.isTTY === true && environment.NO_COLOR === undefined,
  stopping: stopping.signal,
});
