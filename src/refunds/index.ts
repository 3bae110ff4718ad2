export { intentHash } from './intent-hash.js';
export { makeIntents } from './make-intents.js';
export * from './ports.js';
