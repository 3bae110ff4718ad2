export { buildPacket, type PacketSource } from './build-packet.js';
export { fullName } from './customer-name.js';
export { type ExpectedWait, expectedWait } from './expected-wait.js';
export { mentionCase } from './mention-case.js';
export { isOpen, nextOpening, type OpeningHours } from './opening-hours.js';
export type { Desk, DeskThread, DeskThreads } from './ports.js';
export { priorityFor } from './priority-for.js';
export { compareHandoffs, waitingAhead } from './queue-order.js';
export { type HandoffSignals, shouldHandOff, shouldOfferPerson } from './should-hand-off.js';
