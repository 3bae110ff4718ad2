import type { ErrorRequestHandler, Response } from 'express';
import { AppError, type ErrorCode, type Logger } from '../../base/index.js';
import type { ProblemResponse } from '../../domain/wire.js';

/** Faults that express and its body parser report, in our words. */
const outsideFaults: Readonly<Record<string, ErrorCode>> = {
  'entity.too.large': 'request-too-large',
  'entity.parse.failed': 'request-malformed',
  'entity.verify.failed': 'request-malformed',
  'request.size.invalid': 'request-malformed',
  'request.aborted': 'request-malformed',
  'charset.unsupported': 'media-type-unsupported',
  'encoding.unsupported': 'media-type-unsupported',
};

const asAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (error instanceof URIError) return new AppError('request-malformed', {}, { cause: error });
  if (error instanceof Error && 'type' in error) {
    const code = outsideFaults[String(error.type)];
    if (code !== undefined) return new AppError(code, {}, { cause: error });
  }
  return new AppError('unexpected', {}, { cause: error });
};

/** Where a fault came from, without its message: a database driver repeats row values in there. */
const placeOf = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return {};
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  const cause = error.cause instanceof Error ? { cause: placeOf(error.cause) } : {};
  return {
    fault: error.name,
    ...('code' in error ? { faultCode: String(error.code) } : {}),
    frames: frames.map((line) => line.trim()),
    ...cause,
  };
};

/** The body of every answer that is not a success. A fault of ours says nothing of its inside. */
export const problemOf = (error: AppError, requestId: string): ProblemResponse => ({
  error: {
    code: error.code,
    cure: error.cure,
    requestId,
    details: error.status >= 500 ? {} : { ...error.details },
  },
});

export const requestIdOf = (response: Response): string => String(response.locals.requestId ?? '');

/** Answers every thrown error in the one problem shape. Goes last. */
export const createProblemResponder =
  (logger: Logger): ErrorRequestHandler =>
  (thrown, request, response, _next) => {
    const error = asAppError(thrown);
    const requestId = requestIdOf(response);
    if (error.status >= 500) {
      logger.error(
        { requestId, code: error.code, details: error.details, ...placeOf(error.cause ?? error) },
        'request failed',
      );
    } else {
      logger.debug({ requestId, code: error.code, details: error.details }, 'request refused');
    }
    // Too late for an answer: break the connection, so that the reader comes back instead of taking half for all.
    if (response.headersSent) {
      request.socket.destroy();
      return;
    }
    if (error.code === 'server-stopping' || error.code === 'turn-timeout') response.set('Retry-After', '2');
    response.status(error.status).json(problemOf(error, requestId));
  };
