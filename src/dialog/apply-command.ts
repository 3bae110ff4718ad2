import type { Command, FlowName } from '../domain/index.js';
import { fillSlot } from './fill-slot.js';
import { otherwiseId, waitingAt } from './run-node.js';
import {
  askForPerson,
  definedSlots,
  dropOffers,
  isAnsweredQuestion,
  leaveAnswer,
  startFlow,
} from './start-flow.js';
import type { OfferedChoice, Request, Slots } from './state.js';
import { activeFlow, nodeAt, popFrame, pushRepair, setTop, topFrame, type Working } from './working-state.js';

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

const miss = (working: Working, repair: 'out-of-scope' | 'not-understood' | 'cannot-provide'): void => {
  working.state.missesInARow += 1;
  const reason = repair === 'out-of-scope' ? repair : 'not-understood';
  if (working.state.missesInARow < 2)
    return pushRepair(working, repair, { facts: { handoffReason: reason } });
  dropOffers(working);
  pushRepair(working, 'offer-person', { facts: { handoffReason: reason } });
};

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
