import { isAppError } from '../base/index.js';

/** Nobody asks a desk twice, so it asks Slack again itself. */
const delaysMs = [2_000, 15_000, 60_000];

/** Runs `work` again when Slack was unavailable, after the seconds it names or a growing pause; a refusal ends it. */
export const keepTrying = async <T>(
  wait: (ms: number) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> => {
  for (const delayMs of delaysMs) {
    try {
      return await work();
    } catch (error) {
      if (!isAppError(error, 'channel-unavailable')) throw error;
      const { retryAfterSeconds } = error.details;
      await wait(Math.max(delayMs, typeof retryAfterSeconds === 'number' ? retryAfterSeconds * 1000 : 0));
    }
  }
  return work();
};
