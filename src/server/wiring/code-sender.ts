import type { Logger } from '../../base/index.js';
import type { CodeSender } from '../../turns/index.js';

/** Until mail exists: in development the code is in the log, in production nobody ever sees it. */
export const createCodeSender = (environment: string, logger: Logger): CodeSender => ({
  send: async (_email, code) => {
    if (environment === 'production')
      logger.error({}, 'a one-time code could not be sent: no mail is configured');
    else logger.warn({}, `one-time code (shown in development only): ${code}`);
  },
});
