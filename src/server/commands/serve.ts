import { pinoLogger } from '../../base/index.js';
import { build } from '../build.js';
import { readConfig } from '../config/index.js';
import { issueDeskLink, linkMinutes } from '../wiring/desk-link.js';
import { type CliCommand, write } from './command.js';

const untilAborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

export const serveCommand: CliCommand = {
  name: 'serve',
  summary: 'Serves the chat, the desk and the API. This is what runs when no command is named.',
  usage: 'serve',
  options: {},
  positionals: { min: 0, max: 0 },
  run: async (_given, io) => {
    const config = readConfig(io.environment);
    const server = await build(config, { logger: pinoLogger(config.logLevel) });
    try {
      const address = await server.start();
      const link = await issueDeskLink(server.house, 'Agent', address);
      write(
        io.output,
        [
          '',
          `Makegood is ready.`,
          `  Demo shop      ${address}/`,
          `  Desk           ${address}/desk`,
          `  Desk sign-in   ${link}  (once, within ${linkMinutes} minutes)`,
          `  API            ${address}/openapi.json`,
          '',
        ].join('\n'),
      );
      await untilAborted(io.stopping);
    } finally {
      await server.stop();
    }
    return 0;
  },
};
