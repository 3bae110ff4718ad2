export { createRefundSaga, type RefundSaga } from './create-refund-saga.js';
export * from './ports.js';
export {
  createNewsReader,
  type FindDispute,
  type NewsDeps,
  type ProviderEvents,
  type ProviderNews,
  providerNewsSchema,
} from './provider-news.js';
export { compareRefunds, type SideBySide } from './reconcile/compare-refunds.js';
export { defaultDays, type ReconcileDeps, reconcileMover } from './reconcile/reconcile.js';
export {
  type DisputeFinding,
  type Finding,
  type FindingAction,
  type FindingKind,
  findingKinds,
  needsPerson,
  type ReconciliationReport,
  type ReconciliationStore,
} from './reconcile/report.js';
export { refundActionOf } from './refund-action.js';
export type { PersonReason, RefundOutcome, SagaContext } from './saga-context.js';
export type { PersonRefusal } from './settle-by-person.js';
export {
  createDisputeTaker,
  type DisputeNotices,
  type DisputeTaken,
  type TakeDispute,
} from './take-dispute.js';
