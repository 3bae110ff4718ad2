export { describeApi } from './describe-api.js';
export type { Operation } from './operation.js';
export { operations } from './operations.js';
