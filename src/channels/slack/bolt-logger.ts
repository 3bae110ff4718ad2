import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../base/index.js';

/**
 * Slack's libraries write to our log. Debug is dropped: at that level they print whole requests, with what people wrote.
 * Only the first piece of a line is kept, further pieces are error objects that carry response bodies.
 */
export const boltLogger = (logger: Logger): BoltLogger => {
  const line = (pieces: unknown[]): string =>
    pieces[0] instanceof Error ? pieces[0].name : String(pieces[0]).slice(0, 300);
  return {
    debug: () => {},
    info: (...pieces) => logger.debug({ by: 'slack-sdk' }, line(pieces)),
    warn: (...pieces) => logger.warn({ by: 'slack-sdk' }, line(pieces)),
    error: (...pieces) => logger.error({ by: 'slack-sdk' }, line(pieces)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
};
