import { isAppError, type Logger } from '../../base/index.js';

export interface Sweep {
  stop(): Promise<void>;
}

/** Does something now and then again and again, never twice at once, and bears its failures. */
export const startSweep = (
  work: () => Promise<unknown>,
  options: { readonly everyMs: number; readonly logger: Logger },
): Sweep => {
  let running: Promise<unknown> | null = null;
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
  sweep();
  const timer = setInterval(sweep, options.everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
