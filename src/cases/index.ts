export { foldCase } from './fold-case.js';
export { type CaseStanding, nextStatus } from './next-status.js';
export { canTransition, transitions } from './transitions.js';
