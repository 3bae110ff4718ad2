export { describeApi } from './describe-api.js';
export { type Operation, operations } from './operations.js';
