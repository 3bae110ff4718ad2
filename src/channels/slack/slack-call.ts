import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { AppError } from '../../base/index.js';
import type { Pace } from './pace.js';

/** Platform errors that pass by themselves; every other one is a refusal that a retry cannot cure. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);

/**
 * Runs one Slack call and tells its failure in our words: `channel-unavailable` is worth another try,
 * `channel-refused` is not. A 429 stops everything under `key` for as long as Slack asks.
 */
export const slackCall = async <T>(key: string, pace: Pace, call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (cause) {
    if (cause instanceof WebAPIRateLimitedError) {
      pace.pause(key, cause.retryAfter * 1000);
      throw new AppError(
        'channel-unavailable',
        { reason: 'rate-limited', retryAfterSeconds: cause.retryAfter },
        { cause },
      );
    }
    if (cause instanceof WebAPIPlatformError && !passing.has(cause.data.error)) {
      throw new AppError('channel-refused', { reason: cause.data.error }, { cause });
    }
    const status = cause instanceof WebAPIHTTPError ? { status: cause.statusCode } : {};
    throw new AppError('channel-unavailable', { reason: 'slack-failed', ...status }, { cause });
  }
};
