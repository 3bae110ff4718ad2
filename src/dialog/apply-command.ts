import type { Command, FlowName, SlotName } from '../domain/index.js';
import { fillSlot } from './fill-slot.js';
import type { ParamValue } from './params.js';
import { makesWay, otherwiseId, waitingAt } from './run-node.js';
import { isSameRequest, isSettled, isUnderWay } from './same-request.js';
import type { Frame, OfferedChoice, Request, Slots } from './state.js';
import {
  activeFlow,
  flowOf,
  nodeAt,
  passOver,
  popFrame,
  pushFlow,
  pushRepair,
  resume,
  setTop,
  topFrame,
  type Working,
} from './working-state.js';

/** Flows about goods of an order; a switch between them keeps the goods that were found. */
const aboutGoods: readonly string[] = ['request-refund', 'return-items', 'exchange-item', 'cancel-order'];
/** Flows that tell something; what they offer after it is no question that waits. */
export const isAnsweredQuestion = (flow: string): boolean => flow === 'ask-policy' || flow === 'check-order';
/** At most this sure of an answer is a guess; it is asked once more, narrower, before the guess counts. */
const guessMost = 0.5;
const missKinds: readonly Command['kind'][] = ['not-understood', 'out-of-scope', 'cannot-provide'];

/** Applies one command to the state; nothing is said yet, the step goes on from there when all are applied. */
export const applyCommand = (working: Working, command: Command): void => {
  const { state } = working;
  const missesBefore = state.missesInARow;
  if (!missKinds.includes(command.kind)) state.missesInARow = 0;
  switch (command.kind) {
    case 'start-flow': {
      const { flow, slots, otherwise, given } = command;
      const request: Request = {
        flow,
        slots: definedSlots(slots),
        words: command.words.slice(0, 500),
        ...(otherwise === undefined
          ? {}
          : { otherwise: { ...otherwise, slots: definedSlots(otherwise.slots) } }),
      };
      return given === undefined ? startFlow(working, request) : askFirst(working, request, given);
    }
    case 'fill-slot':
      if (command.slot === 'reason' && command.value === 'other' && command.confidence <= guessMost) {
        const isAsked = state.waiting?.kind === 'slot' && state.waiting.slot === 'reason';
        if (isAsked && missesBefore === 0) return miss(working, 'not-understood');
      }
      return fillSlot(working, command.slot, command.value, false);
    case 'correct-slot':
      return fillSlot(working, command.slot, command.value, true);
    case 'affirm':
      return affirm(working);
    case 'deny':
      return deny(working);
    case 'choose':
      return choose(working, command.choiceId);
    case 'cannot-provide':
      return cannotProvide(working);
    case 'cancel-flow':
      return pushRepair(working, 'cancel');
    case 'ask-policy': {
      const { items, order, reason } = command;
      // "And the kettle?" after an answer asks the same of something else.
      const topic = command.topic === 'general' && items !== undefined ? answeredTopic(working) : undefined;
      const slots = {
        'policy-topic': topic ?? command.topic,
        ...definedSlots({ items, order, reason }),
      };
      leaveAnswer(working);
      return activeFlow(working) === undefined
        ? startFlow(working, { flow: 'ask-policy', slots })
        : // A question that names an order alone is about all of it, whatever is under way.
          pushRepair(working, 'policy-question', {
            slots: order === undefined ? slots : { items: '', ...slots },
          });
    }
    case 'ask-order': {
      const slots: Slots = command.order === undefined ? {} : { order: command.order };
      const isList = command.about === 'list' && command.order === undefined;
      leaveAnswer(working);
      const canAnswer = state.identity !== null && (activeFlow(working) !== undefined || isList);
      if (canAnswer) leaveGreeting(working);
      return canAnswer
        ? pushRepair(working, 'order-question', { slots })
        : startFlow(working, { flow: 'track-order', slots });
    }
    case 'repeat':
      return pushRepair(working, 'repeat');
    case 'start-over':
      return pushRepair(working, 'start-over');
    case 'change-language':
      if (command.locale === state.locale) return;
      state.locale = command.locale;
      return pushRepair(working, 'language-switched');
    case 'talk-to-person':
      return askForPerson(working);
    case 'small-talk':
      return smallTalk(working, command.about);
    case 'out-of-scope':
      miss(working, 'out-of-scope');
      // Where a colleague may know more, it is no dead end.
      if (command.about === 'shop' && activeFlow(working) === undefined)
        pushRepair(working, 'offer-person', { facts: { handoffReason: 'out-of-scope' } });
      return;
    case 'not-understood':
      return miss(working, 'not-understood');
  }
};

const definedSlots = (slots: Partial<Record<SlotName, string | undefined>>): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined)) as Slots;

/** What hangs on a condition is said back and waits for a yes; what the same message began comes before it. */
const askFirst = (working: Working, request: Request, given: string): void => {
  const begun = working.hasBegun ? activeFlow(working) : undefined;
  leaveGreeting(working);
  pushRepair(working, 'on-condition', {
    params: {
      request: { kind: 'message', key: `flow.${request.flow}`, params: {} },
      condition: given.slice(0, 300),
    },
    facts: { request },
  });
  const { state } = working;
  const asking = topFrame(working);
  if (begun === undefined || asking === undefined) return;
  const at = state.frames.indexOf(begun);
  state.frames = [...state.frames.slice(0, at), asking, ...state.frames.slice(at, -1)];
};

const askForPerson = (working: Working): void =>
  pushRepair(working, 'talk-to-person-now', { facts: { handoffReason: 'customer-asked' } });

const smallTalk = (working: Working, about: 'greeting' | 'thanks' | 'goodbye' | 'other'): void => {
  leaveAnswer(working);
  const isUnderWay = activeFlow(working) !== undefined;
  // "Hello?" in the middle is answered by the open question.
  if (about === 'other' || (about === 'greeting' && isUnderWay)) return;
  leaveGreeting(working);
  pushRepair(working, about, { params: { open: isUnderWay ? 1 : 0 } });
};

/** After a first answer nobody is asked once more what they came for. */
const leaveGreeting = (working: Working): void => {
  if (topFrame(working)?.flow === 'greeting') popFrame(working);
};

const answeredTopic = (working: Working): string | undefined => {
  const active = activeFlow(working);
  return active !== undefined && isAnsweredQuestion(active.flow) ? active.slots['policy-topic'] : undefined;
};

/** A question that is answered holds nobody up: what it offers besides makes way for whatever comes next. */
const leaveAnswer = (working: Working): void => {
  const { state } = working;
  const active = activeFlow(working);
  if (active === undefined || state.waiting?.kind !== 'offer' || !isAnsweredQuestion(active.flow)) return;
  state.frames = state.frames.slice(0, state.frames.indexOf(active));
  state.waiting = null;
};

const miss = (working: Working, repair: 'out-of-scope' | 'not-understood' | 'cannot-provide'): void => {
  working.state.missesInARow += 1;
  const reason = repair === 'out-of-scope' ? repair : 'not-understood';
  if (working.state.missesInARow < 2)
    return pushRepair(working, repair, { facts: { handoffReason: reason } });
  dropOffers(working);
  pushRepair(working, 'offer-person', { facts: { handoffReason: reason } });
};

/** An offer of help that was not taken up makes way for what comes next. */
const dropOffers = (working: Working): void => {
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

const startFlow = (working: Working, request: Request): void => {
  const { state } = working;
  if (request.flow === 'talk-to-person') return askForPerson(working);
  leaveAnswer(working);
  const active = activeFlow(working);
  if (active === undefined) {
    state.frames = [];
    return pushFlow(working, wishOnSettled(working, request) ?? request);
  }
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

const labelOf = (flow: string): ParamValue => ({ kind: 'message', key: `flow.${flow}`, params: {} });

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
    return pushRepair(working, 'set-aside', { params: { request: labelOf(flow) } });
  }
  state.agenda = waits === undefined ? [...others, request] : state.agenda.with(waitsAt, request);
  if (!isAsked || passOver(working)) return;
  pushRepair(working, 'noted-for-later', { params: { request: labelOf(request.flow) } });
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

const take = (working: Working, choice: OfferedChoice): void => {
  switch (choice.means.kind) {
    case 'fill':
      return fillSlot(working, choice.means.slot, choice.means.value, false);
    case 'go':
      working.state.waiting = null;
      return setTop(working, { at: choice.means.to, asked: false });
    case 'start':
      return startInstead(working, choice.means.flow, choice.means.slots ?? {});
  }
};

/** A second wish that is taken up is no longer one. */
const startInstead = (working: Working, flow: FlowName, slots: Slots): void => {
  working.state.frames = working.state.frames.map(({ otherwise: _taken, ...frame }) => frame);
  startFlow(working, { flow, slots });
};

const choose = (working: Working, choiceId: string): void => {
  const { state } = working;
  const among = (waiting: typeof state.waiting): OfferedChoice | undefined =>
    waiting !== null && 'choices' in waiting
      ? waiting.choices.find((offered) => offered.id === choiceId)
      : undefined;
  const choice = among(state.waiting);
  if (choice !== undefined) return take(working, choice);
  if (choiceId === 'talk-to-person') return askForPerson(working);
  // The buttons of the question that an offer of help interrupted are still there to be clicked.
  const top = topFrame(working);
  const below = state.frames.at(-2);
  if ((top?.flow === 'offer-person' || top?.flow === 'stuck') && below !== undefined) {
    const waiting = waitingAt(working, below);
    const earlier = among(waiting);
    if (earlier !== undefined) {
      popFrame(working);
      state.waiting = waiting;
      return take(working, earlier);
    }
  }
  pushRepair(working, 'stale-choice');
};

const affirm = (working: Working): void => {
  const { waiting } = working.state;
  if (waiting === null) {
    if (topFrame(working) === undefined) pushRepair(working, 'anything-else');
    return;
  }
  if (waiting.kind === 'confirm') {
    working.state.waiting = null;
    return setTop(working, { at: waiting.yes, asked: false });
  }
  if (waiting.kind === 'operation') return;
  const meant = (waiting.kind === 'offer' ? waiting.yes : null) ?? secondWish(waiting.choices);
  const only = waiting.choices.length === 1 ? waiting.choices[0] : undefined;
  const choice = waiting.choices.find(({ id }) => id === (meant ?? 'yes')) ?? only;
  return choice === undefined ? miss(working, 'not-understood') : take(working, choice);
};

const secondWish = (choices: readonly OfferedChoice[]): string | null =>
  choices.find(({ id }) => id === otherwiseId)?.id ?? null;

const deny = (working: Working): void => {
  const { waiting } = working.state;
  if (waiting === null) {
    if (topFrame(working) === undefined) pushRepair(working, 'goodbye', { params: { open: 0 } });
    return;
  }
  switch (waiting.kind) {
    case 'confirm':
      working.state.waiting = null;
      return setTop(working, { at: waiting.no, asked: false });
    case 'offer': {
      const no = waiting.choices.find(({ id }) => id === (waiting.no ?? 'leave-it'));
      if (no !== undefined) return take(working, no);
      if (activeFlow(working) !== undefined) return pushRepair(working, 'cancel');
      working.state.frames = [];
      return pushRepair(working, 'goodbye', { params: { open: 0 } });
    }
    case 'slot':
      return cannotProvide(working);
    case 'operation':
      return;
  }
};

const cannotProvide = (working: Working): void => {
  const top = topFrame(working);
  const { waiting } = working.state;
  // The same message answered the question in another way.
  if (waiting === null && top !== undefined) return;
  if (waiting?.kind !== 'slot' || top === undefined) return miss(working, 'not-understood');
  const node = nodeAt(working, top);
  if (node.kind === 'collect' && node.cannot !== null) {
    working.state.waiting = null;
    return setTop(working, { at: node.cannot, asked: false });
  }
  miss(working, 'cannot-provide');
};
