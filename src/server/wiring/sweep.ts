import { isAppError, type Logger } from '../../base/index.js';

export interface Sweep {
  now(): void;
  stop(): Promise<void>;
}

/** Does something again and again, never twice at once, and bears its failures. */
export const startSweep = (
  work: () => Promise<void>,
  options: { everyMs: number; logger: Logger },
): Sweep => {
  let running: Promise<void> | null = null;
  const sweep = (): void => {
    running ??= work()
      .catch((error: unknown) => {
        const code = isAppError(error) ? error.code : 'unexpected';
        options.logger.warn({ code }, 'a sweep failed; the next one tries again');
      })
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(sweep, options.everyMs);
  timer.unref();
  return {
    now: sweep,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
