import { AppError, type ErrorDetails, isAppError } from '../base/index.js';

/**
 * A driver's error as an `AppError`. The driver's own text is left behind on purpose: Postgres quotes the values
 * it stumbled over and drizzle quotes the parameters, and both may be personal. An error that is not the
 * database's is a mistake of ours and passes as it is.
 */
export const storageFault = (error: unknown): unknown => {
  if (isAppError(error)) return error;
  const driverError = rootOf(error);
  if (isAppError(driverError)) return driverError;
  const { code, constraint, table, message } = driverError as Partial<Record<string, unknown>>;
  const state = typeof code === 'string' ? code : '';
  if (unreachable.test(state) || unreachableText.test(String(message))) {
    return new AppError('storage-unavailable', { state: state || 'closed' });
  }
  if (!sqlState.test(state)) return driverError;
  const details: Record<string, string> = { sqlState: state };
  if (typeof constraint === 'string') details.constraint = constraint;
  if (typeof table === 'string') details.table = table;
  return new AppError('unexpected', details satisfies ErrorDetails);
};

/** Connection lost or refused, out of connections or space, shutting down, lock or statement time-out. */
const unreachable =
  /^(08...|53...|57P..|57014|55P03|25P03|58...|E(CONN|TIMEDOUT|PIPE|NOTFOUND|HOSTUNREACH|AI_AGAIN).*)$/;
const unreachableText =
  /PGlite is clos|Connection terminated|timeout exceeded when trying to connect|pool after calling end/;
const sqlState = /^[0-9A-Z]{5}$/;

/** Drizzle wraps what the driver threw. */
const rootOf = (error: unknown): unknown => {
  let inner = error;
  while (
    inner instanceof Error &&
    inner.cause instanceof Error &&
    inner.constructor.name === 'DrizzleQueryError'
  ) {
    inner = inner.cause;
  }
  return inner;
};

/** Serialization failure or deadlock: the same work done again may well succeed. */
export const isWorthRepeating = (error: unknown): boolean =>
  isAppError(error, 'unexpected') &&
  (error.details.sqlState === '40P01' || error.details.sqlState === '40001');

export const violates = (error: unknown, constraint: string): boolean =>
  isAppError(error, 'unexpected') && error.details.constraint === constraint;
