export * from './amounts/line-remainder.js';
export { reservedFrom } from './amounts/reserved-from.js';
export { mostRefundable, settleAmount } from './amounts/settle-amount.js';
export { bonusPaymentId } from './amounts/settle-refund.js';
export type { TenderChoice } from './amounts/tenders.js';
export { compilePolicy } from './compile-policy.js';
export * from './policy-book.js';
export * from './ports.js';
export { unreadablePolicy } from './unreadable-policy.js';
