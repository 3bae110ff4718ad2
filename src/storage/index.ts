export { type Announcements, createAnnouncements } from './announcements.js';
export { adoptEarlierEntries } from './audit/adopt-earlier.js';
export {
  type AuditCheckpoints,
  createAuditCheckpoints,
  type StoredCheckpoint,
} from './audit/audit-checkpoints.js';
export { type AuditLog, createAuditLog } from './audit/audit-log.js';
export type { LoggedEntry } from './audit/read-entries.js';
export type { UnloggedEntry, UnloggedRow } from './audit/unlogged.js';
export { buildDataImage } from './build-data-image.js';
export { createConversationStore } from './conversations/conversation-store.js';
export type { Database, Transaction } from './database.js';
export {
  type AgentStore,
  createAgentStore,
  type DeskAgent,
  type DeskRole,
  type DeskSession,
  deskRoles,
} from './desk/agent-store.js';
export { createDeskThreads } from './desk/desk-threads.js';
export { type EphemeralStore, openEphemeral } from './ephemeral/open-ephemeral.js';
export { type Erased, type ErasureRefusal, eraseCustomer } from './erasure/erase-customer.js';
export { countDueJobs } from './jobs/count-due-jobs.js';
export type { DueJob } from './jobs/due-jobs.js';
export { createJobs, type Jobs } from './jobs/jobs.js';
export type { WorkOptions } from './jobs/worker.js';
export { type CarrierEvents, createCarrierEvents } from './ledgers/carrier-events.js';
export { createCaseStore } from './ledgers/case-store.js';
export { createCaseTimers } from './ledgers/case-timers.js';
export { createHandoffStore } from './ledgers/handoff-store.js';
export { createRefundLedger } from './ledgers/refund-ledger.js';
export { createStoreCreditLedger } from './ledgers/store-credit.js';
export { type DatabaseOptions, openDatabase } from './open-database.js';
export { createPaperStore, type PaperStore } from './papers/paper-store.js';
export { createPastDecisions, type PastDecisions } from './policies/past-decisions.js';
export { createPolicyVersions } from './policies/policy-versions.js';
export { type CaseRecord, type CaseRecords, createCaseRecords } from './records/case-records.js';
export type { CaseQuery, ListedCase } from './records/list-cases.js';
export { createPromiseRecords, type PromiseRecords } from './records/promise-records.js';
export { createProviderEvents } from './refunds/provider-events.js';
export { createReconciliations } from './refunds/reconciliations.js';
export { createShopRecords } from './shop/shop-records.js';
