import { pinoLogger } from '../../../base/index.js';
import { type Audit, openAudit } from '../../audit/index.js';
import type { Storage } from '../../wiring/open-storage.js';
import type { CommandIo } from '../command.js';
import { withStorage } from '../with-storage.js';

/** Opens what is kept and the key that signs the log. */
export const withAudit = <T>(
  io: CommandIo,
  run: (opened: { readonly audit: Audit; readonly storage: Storage }) => Promise<T>,
): Promise<T> =>
  withStorage(io, (storage, config) => {
    const logger = pinoLogger(config.logLevel);
    const audit = openAudit(config, { ...storage, clock: storage.database.clock, logger });
    return run({ audit, storage });
  });
