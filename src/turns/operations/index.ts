import type { OperationName } from '../../dialog/index.js';
import { answerPolicy } from './answer-policy.js';
import { decide } from './decide.js';
import { file } from './file.js';
import { findItems } from './find-items.js';
import { findOrders } from './find-orders.js';
import { findReplacement } from './find-replacement.js';
import { handOff } from './hand-off.js';
import { identify, sendCode } from './identify.js';
import { findCase, listOrders, orderStatus } from './look-ups.js';
import type { Operation } from './operation.js';
import { appeal, fileForReview } from './reviews.js';
import { takeWholeOrder, tryWholeOrder } from './whole-order.js';
import { tryWithdrawal, withdraw } from './withdraw.js';

/** The one table of what a flow can ask for. */
export const operationsTable: Readonly<Record<OperationName, Operation>> = Object.freeze({
  identify,
  'send-code': sendCode,
  'find-items': findItems,
  'find-orders': findOrders,
  'try-whole-order': tryWholeOrder,
  'take-whole-order': takeWholeOrder,
  'find-replacement': findReplacement,
  decide,
  file,
  'file-for-review': fileForReview,
  appeal,
  'find-case': findCase,
  'try-withdrawal': tryWithdrawal,
  withdraw,
  'order-status': orderStatus,
  'answer-policy': answerPolicy,
  'list-orders': listOrders,
  'hand-off': handOff,
});
