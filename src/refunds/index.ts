export { createRefundSaga, type RefundSaga } from './create-refund-saga.js';
export * from './ports.js';
export type { RefundOutcome, SagaContext } from './saga-context.js';
