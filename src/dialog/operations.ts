import type { SlotName } from '../domain/index.js';

/**
 * What a flow may ask the house to do, with every outcome it can have. A flow must have a branch for each, so a
 * new outcome here fails the check of every flow that forgets it. `turns` carries the operations out.
 */
export const operations = {
  /** Compares what was said with the shop's customers. A miss reveals nothing. */
  identify: ['proven', 'nothing-said', 'need-email', 'need-second', 'need-postcode', 'no-match', 'blocked'],
  /** Sends a one-time code to the e-mail address said, if the shop knows it. */
  'send-code': ['sent', 'blocked'],
  /** Resolves the words for goods against the proven customer's own orders. */
  'find-items': ['found', 'unsaid', 'ambiguous', 'none', 'no-orders'],
  'find-orders': ['found', 'unsaid', 'ambiguous', 'none', 'no-orders'],
  /** Whether all of an order may be cancelled where a part of it may not; and the request made about all of it. */
  'try-whole-order': ['possible', 'not-possible'],
  'take-whole-order': ['taken'],
  /** Resolves the words for the wanted variant against the catalogue. */
  'find-replacement': ['found', 'unsaid', 'ambiguous', 'none', 'same', 'out-of-stock'],
  /** Asks the policy; `ask` is for evidence of which a note will do, `ask-condition` and `ask-seal` for what only
   * the customer can tell. */
  decide: ['approve', 'choose', 'ask', 'ask-photo', 'ask-condition', 'ask-seal', 'review', 'deny'],
  /** Writes the case and what follows from it, exactly as it was confirmed. */
  file: ['filed', 'changed'],
  /** Writes the case for a person to decide. */
  'file-for-review': ['filed', 'nothing-to-file'],
  /**
   * Puts an appeal on the denied case, or opens one for the decision just made. `noted`: where there is nothing to
   * object to, it is kept in the words of the customer. `final`: people have looked at it twice.
   */
  appeal: ['appealed', 'noted', 'final', 'no-case'],
  /** `found-open`: it can still be called off. */
  'find-case': ['found', 'found-open', 'ambiguous', 'none'],
  /** Whether the case that was found can be called off, and why not; then calls it off, if it still can be. */
  'try-withdrawal': ['possible', 'money-left', 'goods-under-way', 'done-already'],
  withdraw: ['withdrawn', 'changed'],
  'order-status': ['found', 'ambiguous', 'none'],
  /**
   * `answered-in-general` where nothing of theirs is known to answer for, `answered-possible` where something of theirs
   * may come back; both only when nothing else waits.
   */
  'answer-policy': ['answered', 'answered-in-general', 'answered-for-order', 'answered-possible', 'unknown'],
  'list-orders': ['listed', 'no-orders'],
  /** Changes the owner of the conversation; the assistant is silent from then on. */
  'hand-off': ['queued', 'out-of-hours'],
} as const satisfies Record<string, readonly string[]>;

export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];

/** Slots an operation looks at; a flow that uses the operation keeps them, though it may never ask for them. */
export const slotsOfOperation: Readonly<Partial<Record<OperationName, readonly SlotName[]>>> = {
  'find-items': ['items', 'order'],
  'find-orders': ['order', 'items'],
  'find-replacement': ['replacement'],
  decide: ['reason', 'condition', 'seal', 'evidence', 'resolution', 'refund-to'],
  appeal: ['complaint', 'reason', 'condition', 'seal', 'evidence'],
  'find-case': ['case-reference'],
  'order-status': ['order'],
  'answer-policy': ['policy-topic', 'reason'],
};
