import type { Command, SlotName } from '../domain/index.js';
import type { OfferedChoice, Request, Slots } from './state.js';
import {
  activeFlow,
  flowOf,
  nodeAt,
  popFrame,
  pushFlow,
  pushRepair,
  setTop,
  topFrame,
  type Working,
} from './working-state.js';

/** Flows about goods of an order; a switch between them keeps the goods that were found. */
const aboutGoods: readonly string[] = ['request-refund', 'return-items', 'exchange-item', 'cancel-order'];

/** Applies one command to the state; nothing is said yet, the step goes on from there when all are applied. */
export const applyCommand = (working: Working, command: Command): void => {
  const { state } = working;
  if (command.kind !== 'not-understood' && command.kind !== 'out-of-scope') state.missesInARow = 0;
  switch (command.kind) {
    case 'start-flow':
      return startFlow(working, { flow: command.flow, slots: definedSlots(command.slots) });
    case 'fill-slot':
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
      const slots = { 'policy-topic': command.topic };
      return activeFlow(working) === undefined
        ? startFlow(working, { flow: 'ask-policy', slots })
        : pushRepair(working, 'policy-question', { slots });
    }
    case 'ask-order': {
      const slots: Slots = command.order === undefined ? {} : { order: command.order };
      return activeFlow(working) === undefined || state.identity === null
        ? startFlow(working, { flow: 'track-order', slots })
        : pushRepair(working, 'order-question', { slots });
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
      return pushRepair(working, 'talk-to-person-now', { facts: { handoffReason: 'customer-asked' } });
    case 'small-talk':
      return command.about === 'other' ? undefined : pushRepair(working, command.about);
    case 'out-of-scope':
      return miss(working, 'out-of-scope');
    case 'not-understood':
      return miss(working, 'not-understood');
  }
};

const definedSlots = (slots: Partial<Record<SlotName, string | undefined>>): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined)) as Slots;

const miss = (working: Working, repair: 'out-of-scope' | 'not-understood'): void => {
  working.state.missesInARow += 1;
  pushRepair(working, working.state.missesInARow >= 2 ? 'offer-person' : repair, {
    facts: { handoffReason: repair },
  });
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
  const active = activeFlow(working);
  if (active === undefined) {
    working.state.frames = [];
    // A second request of the same message waits for the first one that is only just beginning.
    return pushFlow(working, request);
  }
  const namesGoods = request.slots.items !== undefined || request.slots.order !== undefined;
  const goodsOpen = active.slots.items === undefined && active.slots.order === undefined;
  if (active.flow === request.flow && (!namesGoods || goodsOpen)) {
    for (const [slot, value] of Object.entries(request.slots) as [SlotName, string][])
      fillSlot(working, slot, value, false);
    return;
  }
  const justBegun =
    active.at === flowOf(working, active).entry && !active.asked && topFrame(working) === active;
  if (!namesGoods && aboutGoods.includes(active.flow) && aboutGoods.includes(request.flow) && !justBegun) {
    // "I'd rather exchange it": the goods stay, the goal changes.
    dropRepairs(working);
    popFrame(working);
    const kept: Slots = Object.fromEntries(
      Object.entries(active.slots).filter(
        ([slot]) => slot === 'items' || slot === 'reason' || slot === 'evidence',
      ),
    );
    return pushFlow(working, { flow: request.flow, slots: { ...kept, ...request.slots } });
  }
  if (request.flow === 'talk-to-person')
    return pushRepair(working, 'talk-to-person-now', { facts: { handoffReason: 'customer-asked' } });
  if (request.flow === 'appeal-decision' && !justBegun) {
    popAll(working);
    return pushFlow(working, request, active.facts, active.params);
  }
  working.state.agenda = [...working.state.agenda, request];
  if (!justBegun && working.state.waiting !== null) {
    pushRepair(working, 'noted-for-later', {
      params: { request: { kind: 'message', key: `flow.${request.flow}`, params: {} } },
    });
  }
};

const popAll = (working: Working): void => {
  working.state.frames = [];
  working.state.waiting = null;
};

const fillSlot = (working: Working, said: SlotName, value: string, correcting: boolean): void => {
  const { state, content } = working;
  // Once it is clear who is asking, an order number no longer proves anything: it points at an order.
  const slot = said === 'order-number' && state.identity !== null ? 'order' : said;
  const rule = content.slots[slot];
  const { waiting } = state;
  if (waiting?.kind === 'slot' && (waiting.slot === slot || waiting.or.includes(slot))) {
    const top = topFrame(working);
    const node = top === undefined ? undefined : nodeAt(working, top);
    state.waiting = null;
    if (node?.kind === 'collect') setTop(working, { at: node.next, asked: false });
  }
  if (rule.scope === 'conversation') {
    state.said = { ...state.said, [slot]: value };
    return;
  }
  const index = state.frames.findLastIndex((frame) => flowOf(working, frame).slots.includes(slot));
  const frame = state.frames[index];
  if (frame === undefined) {
    state.said = { ...state.said, [slot]: value };
    return;
  }
  const before = frame.slots[slot];
  const slots = { ...frame.slots, [slot]: value };
  const answered = waiting?.kind === 'slot' && waiting.slot === slot;
  const changed = before !== undefined && before !== value && !answered;
  if (changed || correcting) for (const other of rule.invalidates) delete slots[other];
  // A corrected flow runs again from its start: what is known is not asked again, what depended on it is.
  const restarted = changed || (correcting && !answered);
  const next = {
    ...frame,
    slots,
    ...(restarted ? { at: flowOf(working, frame).entry, asked: false, choices: [], tries: {} } : {}),
  };
  state.frames = [...state.frames.slice(0, index), next, ...(restarted ? [] : state.frames.slice(index + 1))];
  if (restarted) {
    state.waiting = null;
    pushRepair(working, 'correction', {
      params: { slot: { kind: 'message', key: `slot.${slot}`, params: {} } },
    });
  }
};

const take = (working: Working, choice: OfferedChoice): void => {
  switch (choice.means.kind) {
    case 'fill':
      return fillSlot(working, choice.means.slot, choice.means.value, false);
    case 'go':
      working.state.waiting = null;
      return setTop(working, { at: choice.means.to, asked: false });
    case 'start':
      return startFlow(working, { flow: choice.means.flow, slots: {} });
  }
};

const choose = (working: Working, choiceId: string): void => {
  const { waiting } = working.state;
  const choice =
    waiting !== null && 'choices' in waiting
      ? waiting.choices.find((offered) => offered.id === choiceId)
      : undefined;
  if (choice !== undefined) return take(working, choice);
  if (choiceId === 'talk-to-person')
    return pushRepair(working, 'talk-to-person-now', { facts: { handoffReason: 'customer-asked' } });
  pushRepair(working, 'stale-choice');
};

const affirm = (working: Working): void => {
  const { waiting } = working.state;
  if (waiting === null) {
    if (topFrame(working) === undefined) pushRepair(working, 'greeting');
    return;
  }
  if (waiting.kind === 'confirm') {
    working.state.waiting = null;
    return setTop(working, { at: waiting.yes, asked: false });
  }
  const only = 'choices' in waiting && waiting.choices.length === 1 ? waiting.choices[0] : undefined;
  if (only !== undefined) return take(working, only);
  const yes = 'choices' in waiting ? waiting.choices.find((choice) => choice.id === 'yes') : undefined;
  return yes === undefined ? miss(working, 'not-understood') : take(working, yes);
};

const deny = (working: Working): void => {
  const { waiting } = working.state;
  if (waiting === null) {
    if (topFrame(working) === undefined) pushRepair(working, 'goodbye');
    return;
  }
  switch (waiting.kind) {
    case 'confirm':
      working.state.waiting = null;
      return setTop(working, { at: waiting.no, asked: false });
    case 'offer': {
      const no = waiting.choices.find((choice) => choice.id === 'no' || choice.id === 'leave-it');
      if (no !== undefined) return take(working, no);
      if (activeFlow(working) !== undefined) return pushRepair(working, 'cancel');
      popAll(working);
      return pushRepair(working, 'goodbye');
    }
    case 'slot':
      return cannotProvide(working);
    case 'operation':
      return;
  }
};

const cannotProvide = (working: Working): void => {
  const top = topFrame(working);
  if (working.state.waiting?.kind !== 'slot' || top === undefined)
    return pushRepair(working, 'not-understood');
  const node = nodeAt(working, top);
  if (node.kind === 'collect' && node.cannot !== null) {
    working.state.waiting = null;
    return setTop(working, { at: node.cannot, asked: false });
  }
  pushRepair(working, 'cannot-provide');
};
