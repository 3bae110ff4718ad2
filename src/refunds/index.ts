export { createRefundSaga, type RefundSaga } from './create-refund-saga.js';
export * from './ports.js';
export { refundActionOf } from './refund-action.js';
export type { PersonReason, RefundOutcome, SagaContext } from './saga-context.js';
export type { PersonRefusal } from './settle-by-person.js';
