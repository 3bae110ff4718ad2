export { foldCase } from './fold-case.js';
export { intentHash } from './intent-hash.js';
export { makeIntents } from './make-intents.js';
export { type CaseStanding, nextStatus } from './next-status.js';
export { paperNumber } from './paper-number.js';
export { takesTwoPeople } from './takes-two-people.js';
export { canTransition, transitions } from './transitions.js';
