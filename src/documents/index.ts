export { createPapers, type Papers } from './create-papers.js';
export type { ReturnLabel } from './return-label.js';
