export { admitEntries, type NotAdmitted } from './admit-entries.js';
export { foldCase } from './fold-case.js';
export { intentHash } from './intent-hash.js';
export { makeIntents } from './make-intents.js';
export { appealsMax, isFinal, mayAppeal } from './may-appeal.js';
export { type CaseStanding, nextStatus } from './next-status.js';
export { paperNumber } from './paper-number.js';
export { takesTwoPeople } from './takes-two-people.js';
export { type CaseStep, canTransition, mayEver, partyOf, stepOf, transitions } from './transitions.js';
