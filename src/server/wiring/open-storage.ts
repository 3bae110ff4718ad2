import type { Clock, Logger } from '../../base/index.js';
import type { CaseTimes } from '../../cases/index.js';
import {
  adoptEarlierEntries,
  createAgentStore,
  createAnnouncements,
  createAuditCheckpoints,
  createAuditLog,
  createCarrierEvents,
  createCaseRecords,
  createCaseStore,
  createCaseTimers,
  createConversationStore,
  createDeskThreads,
  createHandoffStore,
  createJobs,
  createPaperStore,
  createPolicyVersions,
  createPromiseRecords,
  createProviderEvents,
  createReconciliations,
  createRefundLedger,
  createShopRecords,
  createStoreCreditLedger,
  type Database,
  type Jobs,
  openDatabase,
  openEphemeral,
} from '../../storage/index.js';
import type { Config } from '../config/index.js';
import { dataImageFile } from '../places.js';

/** Everything that is kept, each store by its port. */
export type Storage = Awaited<ReturnType<typeof openStorage>>;

export interface StorageOptions {
  readonly logger: Logger;
  readonly clock: Clock;
  /** A ready database to begin with; the build's own when left out. */
  readonly image?: string | undefined;
  /** What is promised in cases; the standard times where nobody works on them. */
  readonly caseTimes?: CaseTimes | undefined;
  /** Opened already, and closed by whoever opened it. */
  readonly database?: Database | undefined;
  readonly jobs?: Jobs | undefined;
}

/** @throws AppError `data-folder-in-use`, `storage-unavailable`, `cache-unavailable` */
export const openStorage = async (
  config: Config,
  { logger, clock, image = dataImageFile, database: given, jobs, caseTimes }: StorageOptions,
) => {
  const database =
    given ??
    (await openDatabase({
      url: config.databaseUrl ?? undefined,
      folder: config.dataFolder ?? undefined,
      image,
      logger,
      clock,
      caseTimes,
    }));
  await adoptEarlierEntries(database);
  const ephemeral = await openEphemeral({ database, redisUrl: config.redisUrl ?? undefined, logger });
  const store = createConversationStore(database);
  const announcements = await createAnnouncements(database, store);
  return Object.freeze({
    database,
    ephemeral,
    store,
    announcements,
    cases: createCaseStore(database),
    caseRecords: createCaseRecords(database),
    papers: createPaperStore(database),
    caseTimers: createCaseTimers(database),
    promiseRecords: createPromiseRecords(database),
    handoffs: createHandoffStore(database),
    ledger: createRefundLedger(database),
    providerEvents: createProviderEvents(database),
    reconciliations: createReconciliations(database),
    credits: createStoreCreditLedger(database),
    records: createShopRecords(database),
    agents: createAgentStore(database),
    deskThreads: createDeskThreads(database),
    policyVersions: createPolicyVersions(database),
    carrierEvents: createCarrierEvents(database),
    auditLog: createAuditLog(database),
    auditCheckpoints: createAuditCheckpoints(database),
    jobs: jobs ?? createJobs(database),
    close: async () => {
      await announcements.close();
      await ephemeral.close();
      if (given === undefined) await database.close();
    },
  });
};
