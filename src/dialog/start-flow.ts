import type { FlowName, SlotName } from '../domain/index.js';
import { fillSlot } from './fill-slot.js';
import { requestLabel } from './name-request.js';
import { makesWay } from './run-node.js';
import { isSameRequest, isSettled, isUnderWay } from './same-request.js';
import type { Frame, Request, Slots } from './state.js';
import {
  activeFlow,
  flowOf,
  passOver,
  popFrame,
  pushFlow,
  pushRepair,
  resume,
  topFrame,
  type Working,
} from './working-state.js';

/** Flows about goods of an order; a switch between them keeps the goods that were found. */
const aboutGoods: readonly string[] = ['request-refund', 'return-items', 'exchange-item', 'cancel-order'];
/** Flows that tell something; what they offer after it is no question that waits. */
export const isAnsweredQuestion = (flow: string): boolean =>
  flow === 'ask-policy' || flow === 'check-order' || flow === 'track-refund';
export const askForPerson = (working: Working): void =>
  pushRepair(working, 'talk-to-person-now', { facts: { handoffReason: 'customer-asked' } });

export const definedSlots = (slots: Partial<Record<SlotName, string | undefined>>): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined)) as Slots;

/** A question that is answered holds nobody up: what it offers besides makes way for whatever comes next. */
export const leaveAnswer = (working: Working): void => {
  const { state } = working;
  const active = activeFlow(working);
  if (active === undefined || state.waiting?.kind !== 'offer' || !isAnsweredQuestion(active.flow)) return;
  state.frames = state.frames.slice(0, state.frames.indexOf(active));
  state.waiting = null;
};

/** An offer of help that was not taken up makes way for what comes next. */
export const dropOffers = (working: Working): void => {
  for (
    let top = topFrame(working);
    top !== undefined && (top.flow === 'offer-person' || top.flow === 'stuck');
    top = topFrame(working)
  ) {
    popFrame(working);
  }
};

const dropRepairs = (working: Working): void => {
  for (
    let top = topFrame(working);
    top !== undefined && flowOf(working, top).role === 'repair';
    top = topFrame(working)
  ) {
    popFrame(working);
  }
};

/** Begins a request, adds to the one under way, or keeps it until its turn comes. */
export const startFlow = (working: Working, request: Request): void => {
  const { state } = working;
  if (request.flow === 'talk-to-person') return askForPerson(working);
  leaveAnswer(working);
  const active = activeFlow(working);
  if (active === undefined) {
    state.frames = [];
    return pushFlow(working, wishOnSettled(working, request) ?? request);
  }
  if (widens(active, request)) return widen(working, active, request);
  const isAsked = !working.hasBegun && state.waiting !== null;
  const question = isAsked ? beneathHelp(working) : undefined;
  const isDeadEnd = question !== undefined && makesWay(working, question);
  if (isSameGoal(active, request, isDeadEnd)) return addTo(working, active, request);
  if (isUnderWay(active, request)) return;
  dropOffers(working);
  // A second request of the same message waits for the first one, which is only just beginning.
  if (!working.hasBegun) {
    if (!namesGoods(request) && aboutGoods.includes(active.flow) && aboutGoods.includes(request.flow))
      return changeGoal(working, request);
    if (request.flow === 'appeal-decision') return appealNow(working, request);
  }
  if (state.identity !== null && isLookUp(request.flow)) return lookUp(working, request);
  if (isDeadEnd) {
    state.frames = state.frames.slice(0, state.frames.indexOf(active));
    state.waiting = null;
    return pushFlow(working, request);
  }
  if (isSettled(state.settled ?? [], request)) return pushRepair(working, 'settled-already');
  queue(working, request, isAsked);
};

const digitsOf = (value: unknown): string => (typeof value === 'string' ? value.replace(/\D/g, '') : '');
const wholeOrder = /\b(?:whole|entire|complete|full)\b|整|全部/i;

/** "Cancel all of it": the order under way with everything in it, where a part was spoken of before. */
const widens = (active: Frame, { flow, slots, words = '' }: Request): boolean => {
  if (flow !== 'cancel-order' || !['cancel-order', 'exchange-item'].includes(active.flow)) return false;
  if (slots.items !== undefined || active.facts.selection === undefined) return false;
  // Said again, it is the same request.
  if (active.flow === flow && wholeOrder.test(`${active.slots.order ?? ''} ${active.words}`)) return false;
  const said = digitsOf(slots.order);
  const isThisOne = said === '' || said === digitsOf(active.facts.orderNumber);
  return isThisOne && wholeOrder.test(`${slots.order ?? ''} ${words}`);
};

const widen = (working: Working, active: Frame, request: Request): void => {
  const { state } = working;
  state.frames = state.frames.slice(0, state.frames.indexOf(active));
  state.waiting = null;
  const reason = active.flow === request.flow ? active.slots.reason : undefined;
  const slots = definedSlots({ reason, ...request.slots, order: 'the whole order' });
  pushFlow(working, { ...request, slots }, { selection: active.facts.selection });
};

/** Where the money should go, and nothing else, after all was settled: it is about that, and begins no new return. */
const wishOnSettled = ({ state }: Working, { flow, slots, words }: Request): Request | null => {
  const { 'refund-to': refundTo, ...others } = slots;
  const isWish = refundTo !== undefined && Object.keys(others).length === 0 && aboutGoods.includes(flow);
  if (!isWish || (state.settled ?? []).length === 0) return null;
  return { flow: 'change-details', slots: {}, ...(words !== undefined && { words }) };
};

const namesGoods = ({ slots }: Request): boolean => slots.items !== undefined || slots.order !== undefined;
const saysOther = (words = ''): boolean =>
  /\b(?:else|other|another|different)\b|别的|其他|其它|另/i.test(words);

/** More about what is under way, rather than something besides it. */
const isSameGoal = (active: Frame, request: Request, isDeadEnd: boolean): boolean => {
  if (active.flow !== request.flow) return false;
  if (!namesGoods(request)) return !(isDeadEnd && saysOther(request.words));
  // Goods that were found without being named are no less known.
  const isFound = isDeadEnd && active.facts.selection !== undefined;
  return !isFound && active.slots.items === undefined && active.slots.order === undefined;
};

const addTo = (working: Working, active: Frame, { otherwise, slots }: Request): void => {
  const { state } = working;
  if (otherwise !== undefined)
    state.frames = state.frames.map((frame) => (frame === active ? { ...frame, otherwise } : frame));
  for (const [slot, value] of Object.entries(slots) as [SlotName, string][])
    fillSlot(working, slot, value, false);
};

/** The frame whose question is open; an offer of help above it is not the question. */
const beneathHelp = (working: Working): Frame | undefined =>
  working.state.frames.findLast(({ flow }) => flow !== 'offer-person' && flow !== 'stuck');

/** Notes a request for later; who insists gets it at once, and what was open comes after it. */
const queue = (working: Working, said: Request, isAsked: boolean): void => {
  const { state } = working;
  const waitsAt = state.agenda.findIndex((waiting) => isSameRequest(waiting, said));
  const waits = state.agenda[waitsAt];
  const others = state.agenda.filter((_, at) => at !== waitsAt);
  // Said twice, it is one request: what was told of it either time holds.
  const request =
    waits === undefined ? said : { ...waits, ...said, slots: { ...waits.slots, ...said.slots } };
  const top = topFrame(working);
  const insists = isAsked && (top?.passedOver ?? 0) > 0;
  if (insists && top !== undefined && top === activeFlow(working)) {
    const { flow, slots, words } = top;
    state.agenda = [{ flow: flow as FlowName, slots, words, setAside: top }, ...others];
    popFrame(working);
    if (request.setAside === undefined) pushFlow(working, request);
    else resume(working, request.setAside);
    return pushRepair(working, 'set-aside', { params: { request: requestLabel(top) } });
  }
  state.agenda = waits === undefined ? [...others, request] : state.agenda.with(waitsAt, request);
  if (!isAsked || passOver(working)) return;
  pushRepair(working, 'noted-for-later', { params: { request: requestLabel(request) } });
};

/** "I'd rather exchange it": the goods stay, the goal changes. */
const changeGoal = (working: Working, request: Request): void => {
  dropRepairs(working);
  const { items, reason, condition, seal, evidence } = topFrame(working)?.slots ?? {};
  const facts = topFrame(working)?.facts ?? {};
  popFrame(working);
  const kept = definedSlots({ items, reason, condition, seal, evidence });
  pushFlow(
    working,
    { flow: request.flow, slots: { ...kept, ...request.slots } },
    { selection: facts.selection },
  );
};

/** The person who looks at it gets the goods, the reason and the decision that is disputed. */
const appealNow = (working: Working, request: Request): void => {
  const active = activeFlow(working);
  const { reason, condition, seal, evidence } = active?.slots ?? {};
  working.state.frames = [];
  working.state.waiting = null;
  const slots = { ...definedSlots({ reason, condition, seal, evidence }), ...request.slots };
  pushFlow(working, { flow: request.flow, slots }, active?.facts, active?.params);
};

/** Where something is can be said at once; nothing is written, and what is under way goes on after it. */
const isLookUp = (flow: FlowName): boolean => flow === 'track-order' || flow === 'track-refund';
const lookUp = (working: Working, request: Request): void =>
  pushRepair(working, request.flow === 'track-order' ? 'order-question' : 'case-question', {
    slots: request.slots,
    words: request.words,
  });
