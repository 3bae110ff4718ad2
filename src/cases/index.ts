export { admitEntries, type NotAdmitted } from './admit-entries.js';
export { cancelMemo } from './credit-memo/cancel-memo.js';
export { creditMemo, type MemoAbout } from './credit-memo/credit-memo.js';
export { type EntryOutline, entryOutline } from './entry-outline.js';
export { foldCase } from './fold-case.js';
export { intentHash } from './intent-hash.js';
export { makeIntents } from './make-intents.js';
export { appealsMax, isFinal, mayAppeal } from './may-appeal.js';
export { type CaseStanding, nextStatus } from './next-status.js';
export { paperNumber, readPaperNumber } from './paper-number.js';
export { type CaseGroup, caseGroups, groupOf, statusesOf } from './status-group.js';
export { takesTwoPeople } from './takes-two-people.js';
export { type Party, parties, type TimedAction } from './times/awaited.js';
export { type DueMoment, dueMoment } from './times/due-moment.js';
export { keptTimes } from './times/kept-times.js';
export { type PayoutSpan, payoutSpan } from './times/payout-span.js';
export {
  hoursOf,
  type Payout,
  type PayoutReport,
  reportPayouts,
  reportStatuses,
  type StatusReport,
} from './times/promise-report.js';
export {
  type CaseTimes,
  type PromisedTimes,
  plainTimes,
  type Span,
  standardTimes,
} from './times/promised-times.js';
export { timeSpent } from './times/time-spent.js';
export { plainCalendar, type WorkCalendar } from './times/work-calendar.js';
export {
  type CaseStep,
  canTransition,
  isInHands,
  mayEver,
  partyOf,
  stepOf,
  transitions,
} from './transitions.js';
