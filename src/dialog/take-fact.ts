import { AppError } from '../base/index.js';
import type { SlotName } from '../domain/index.js';
import type { FactEvent } from './events.js';
import { announce } from './name-request.js';
import { foundGoods, isDone, isMoot } from './same-request.js';
import type { Frame, Settled, Slots } from './state.js';
import {
  activeFlow,
  flowOf,
  nodeAt,
  popFrame,
  pushRepair,
  setTop,
  topFrame,
  type Working,
} from './working-state.js';

/** More than anybody settles in one conversation. */
const settledMax = 30;

/** Takes in the answer of the operation that the top frame waits for, and goes on in the branch of its outcome. */
export const takeFact = (working: Working, event: FactEvent): void => {
  const { state } = working;
  const top = topFrame(working);
  if (state.waiting?.kind !== 'operation' || top === undefined) {
    throw new AppError('unexpected', { reason: 'fact-not-awaited', operation: event.operation });
  }
  const node = nodeAt(working, top);
  const target =
    node.kind === 'do' && node.operation === event.operation ? node.branches[event.outcome] : undefined;
  if (target === undefined)
    throw new AppError('unexpected', { reason: 'outcome-unknown', operation: event.operation });
  state.waiting = null;
  if (event.clear !== undefined) state.said = without(state.said, event.clear);
  if (event.identity !== undefined) state.identity = event.identity;
  if (event.focus !== undefined)
    state.focus = [...event.focus, ...state.focus.filter((id) => !event.focus?.includes(id))].slice(0, 20);
  if (event.more !== undefined) state.agenda = [...event.more, ...state.agenda];
  if (event.caseReference !== undefined) state.caseReference = event.caseReference;
  if (event.outcome === 'filed') remember(working, top);
  const found = event.outcome === 'found' ? foundGoods(event.facts) : null;
  const { unannounced, ...announced } = top;
  if (top.queued === true && isMoot(state.settled ?? [], top, found, event.gone === true)) {
    popFrame(working);
    // "Done already" is only true of what was asked for; what was cancelled meanwhile needs no word.
    if (!isDone(state.settled ?? [], top, found, event.facts?.orderNumber)) return;
    pushRepair(working, 'settled-already');
    return unannounced === true ? announce(working, top) : undefined;
  }
  state.frames = [...state.frames.slice(0, -1), announced];
  setTop(working, {
    at: target,
    asked: false,
    slots: without(top.slots, event.clear ?? []),
    facts: { ...top.facts, ...event.facts },
    params: { ...top.params, ...event.params },
    choices: event.choices ?? [],
  });
  if (event.fill !== undefined) fillActiveFlow(working, event.fill);
  if (unannounced === true) announce(working, top);
  // Whoever talks now is a person: nothing the assistant was about to do goes on beneath, and what went wrong before
  // them is not held against what comes after them.
  if (event.operation === 'hand-off')
    Object.assign(state, { frames: state.frames.slice(-1), agenda: [], missesInARow: 0, angryTurns: 0 });
};

/** What was carried out is not carried out again because it was said twice. */
const remember = (working: Working, { flow, slots, words, begun, facts }: Frame): void => {
  const goods = foundGoods(facts);
  if (goods === null) return;
  const done = { flow: flow as Settled['flow'], orderId: goods.orderId };
  const lineIds = goods.lines.map(({ lineId }) => lineId);
  const named = [{ slots, words }, ...(begun === undefined ? [] : [begun])];
  working.state.settled = [
    ...(working.state.settled ?? []),
    ...named.map((one) => ({ ...done, lineIds, slots: one.slots, words: one.words ?? '' })),
  ].slice(-settledMax);
};

const without = (slots: Slots, names: readonly SlotName[]): Slots =>
  Object.fromEntries(Object.entries(slots).filter(([slot]) => !names.includes(slot as SlotName)));

/** What a flow says for itself counts more than what was found out by the way. */
const fillActiveFlow = (working: Working, found: Slots): void => {
  const active = activeFlow(working);
  if (active === undefined) return;
  const known = flowOf(working, active).slots;
  const fitting = Object.fromEntries(
    Object.entries(found).filter(([slot]) => known.includes(slot as SlotName)),
  );
  working.state.frames = working.state.frames.map((frame) =>
    frame === active ? { ...frame, slots: { ...fitting, ...frame.slots } } : frame,
  );
};
