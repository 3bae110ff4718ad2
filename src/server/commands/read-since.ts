import { UsageError } from './command.js';

const day = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The moment of `--since`: a day from midnight UTC, or a moment with its offset. @throws UsageError */
export const readSince = (text: string | null): string => {
  const at = text !== null && day.test(text) ? new Date(text) : null;
  if (at === null || Number.isNaN(at.getTime()))
    throw new UsageError(
      '--since must be a day such as 2026-05-09, or a moment such as 2026-05-09T15:00:00Z.',
    );
  return at.toISOString();
};
