import { destination, pino } from 'pino';

/** Fields are ids, counts, codes and durations. Message text, addresses and secrets never go in. */
export type LogFields = Readonly<Record<string, unknown>>;

export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  child(fields: LogFields): Logger;
}

const secretPaths = [
  'email',
  'name',
  'postcode',
  'phone',
  'telephone',
  'token',
  'text',
  'authorization',
  'cookie',
  'oneTimeCode',
  'secret',
].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/**
 * JSON lines on standard error, so that standard output stays free for what a command prints.
 * A field that should not be there is redacted all the same: the second lock on the same door.
 */
export const pinoLogger = (level: string): Logger =>
  pino({ level, redact: { paths: secretPaths, censor: '[redacted]' } }, destination(2));

export const silentLogger: Logger = Object.freeze({
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLogger,
});
