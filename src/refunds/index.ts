export { createRefundSaga, type RefundSaga } from './create-refund-saga.js';
export { intentHash } from './intent-hash.js';
export { makeIntents } from './make-intents.js';
export * from './ports.js';
export type { RefundOutcome, SagaContext } from './saga-context.js';
