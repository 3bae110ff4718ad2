import { isAppError, type Logger } from '../../base/index.js';

/** Does something again and again, never twice at once, and bears its failures. */
export const startSweep = (work: () => Promise<void>, options: { everyMs: number; logger: Logger }): { stop(): Promise<void> } => {
  let running: Promise<void> | null = null;
  const sweep = (): void => {
    running ??= work()
      .catch((error: unknown) => {
        options.logger.warn({ code: isAppError(error) ? error.code : 'unexpected' }, 'a sweep failed; the next one tries again');
      })
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(sweep, options.everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
