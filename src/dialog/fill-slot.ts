import type { SlotName } from '../domain/index.js';
import { namesGoods, tellsNotFound, waitingAt } from './run-node.js';
import type { Frame, Slots } from './state.js';
import { flowOf, nodeAt, popFrame, pushRepair, setTop, topFrame, type Working } from './working-state.js';

/**
 * Puts a value where it belongs: into the conversation, into the flow that has the slot, or aside until a flow asks.
 * A value that replaces another one takes with it what depended on the old one, and the flow runs again from its start:
 * what is known is not asked again.
 */
export const fillSlot = (working: Working, said: SlotName, value: string, isCorrecting: boolean): void => {
  const { state, content } = working;
  // Once it is clear who is asking, an order number no longer proves anything: it points at an order.
  const slot = said === 'order-number' && state.identity !== null ? 'order' : said;
  const rule = content.slots[slot];
  resumeBelow(working, slot);
  const { waiting } = state;
  let isNotFound = false;
  if (waiting?.kind === 'slot' && (waiting.slot === slot || waiting.or.includes(slot))) {
    const top = topFrame(working);
    const node = top === undefined ? undefined : nodeAt(working, top);
    state.waiting = null;
    if (node?.kind === 'collect') setTop(working, { at: node.next, asked: false });
    isNotFound = node?.kind === 'collect' && tellsNotFound(node.ask);
  }
  const index = state.frames.findLastIndex((frame) => flowOf(working, frame).slots.includes(slot));
  const frame = state.frames[index];
  if (rule.scope === 'conversation' || frame === undefined) {
    state.said = { ...state.said, [slot]: value };
    return rule.scope === 'conversation' ? takeAsProof(working) : undefined;
  }
  if (slot === 'reason') shareReason(working, frame, value);
  const before = frame.slots[slot];
  const answered = waiting?.kind === 'slot' && waiting.slot === slot;
  // "The jacket", said once more at a yes or no about the jacket, changes nothing.
  if (isCorrecting && before !== undefined && namesGoods(slot) && sameWords(before, value)) return;
  const isReplaced = before !== undefined && before !== value && !answered;
  const slots: Partial<Record<SlotName, string>> = { ...frame.slots, [slot]: value };
  if (isReplaced || isCorrecting) for (const other of rule.invalidates) delete slots[other];
  const put = (next: Frame, above: readonly Frame[]): void => {
    const words = namesGoods(slot) ? '' : frame.words;
    // Other goods than before make it another request; an answer to "which one?" does not, one to "I couldn't find that" does.
    const begun = namesGoods(slot) && (isReplaced || isCorrecting || isNotFound) ? undefined : frame.begun;
    state.frames = [...state.frames.slice(0, index), { ...next, words, begun }, ...above];
  };
  if (!isReplaced && !(isCorrecting && !answered))
    return put({ ...frame, slots }, state.frames.slice(index + 1));
  const { entry } = flowOf(working, frame);
  // A flow that has not begun, because it is still being found out who asks, has nothing to run again.
  if (frame.at === entry && !frame.asked) put({ ...frame, slots }, state.frames.slice(index + 1));
  else put({ ...frame, slots, at: entry, asked: false, choices: [], tries: {} }, []);
  state.waiting = null;
  pushRepair(working, 'correction', {
    params: { slot: { kind: 'message', key: `slot.${slot}`, params: {} } },
  });
};

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^(?:(?:the|my|this|that|these|those|our)\s+)+/, '')
    .trim();
const sameWords = (one: string, other: string): boolean => bare(one) === bare(other);

/** Who answers an offer by saying who they are accepts it. */
const takeAsProof = (working: Working): void => {
  const { waiting } = working.state;
  const offered = waiting?.kind === 'offer' && waiting.proof ? waiting : null;
  const choice = offered?.choices.find(({ id }) => id === offered.proof);
  if (choice?.means.kind !== 'go') return;
  working.state.waiting = null;
  setTop(working, { at: choice.means.to, asked: false });
};

/** An answer to the question that an offer of help interrupted is taken as that answer. */
const resumeBelow = (working: Working, slot: SlotName): void => {
  const { state } = working;
  const top = topFrame(working);
  const below = state.frames.at(-2);
  if ((top?.flow !== 'offer-person' && top?.flow !== 'stuck') || below === undefined) return;
  const waiting = waitingAt(working, below);
  if (waiting?.kind !== 'slot' || !(waiting.slot === slot || waiting.or.includes(slot))) return;
  popFrame(working);
  state.waiting = waiting;
};

/** "Return the skateboard and the headphones": one reason, two orders. */
const shareReason = (working: Working, frame: Frame, reason: string): void => {
  const { state } = working;
  state.agenda = state.agenda.map((request) => {
    const slots: Slots = { reason, ...request.slots };
    return request.together === true && request.flow === frame.flow ? { ...request, slots } : request;
  });
};
