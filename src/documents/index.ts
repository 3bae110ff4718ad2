export { createPapers, type Papers } from './create-papers.js';
export type { CreditMemoPaper } from './credit-memo.js';
export type { ReturnLabel } from './return-label.js';
