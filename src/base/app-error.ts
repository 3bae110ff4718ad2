import { type ErrorCode, errorCodes } from './error-codes.js';

/** Ids, counts and field paths only: never an e-mail, a card, a token or message text. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A fault, told by its code. An expected refusal is not thrown: it is returned as a `Result`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly cure: string;
  readonly status: number;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: { cure?: string; cause?: unknown } = {}) {
    const cure = options.cure ?? errorCodes[code].cure;
    super(
      `${code}: ${describe(details)}${cure}`,
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.name = 'AppError';
    this.code = code;
    this.details = details;
    this.cure = cure;
    this.status = errorCodes[code].status;
  }
}

const describe = (details: ErrorDetails): string => {
  const entries = Object.entries(details);
  return entries.length === 0 ? '' : `${entries.map(([name, value]) => `${name}=${value}`).join(' ')}. `;
};

export const isAppError = (error: unknown, code?: ErrorCode): error is AppError =>
  error instanceof AppError && (code === undefined || error.code === code);
