export { createRefundSaga, type RefundSaga } from './create-refund-saga.js';
export * from './ports.js';
export {
  createNewsReader,
  type DisputeNotices,
  type DisputeStanding,
  type FindDispute,
  type NewsDeps,
  type ProviderEvents,
  type ProviderNews,
  providerNewsSchema,
} from './provider-news.js';
export { refundActionOf } from './refund-action.js';
export type { PersonReason, RefundOutcome, SagaContext } from './saga-context.js';
export type { PersonRefusal } from './settle-by-person.js';
