import { AppError, fingerprint } from '../base/index.js';
import type { SlotName } from '../domain/index.js';
import type { CardName, CompiledFlow, DialogContent, FlowNode } from './content.js';
import type { Effect } from './events.js';
import type { Params } from './params.js';
import type { CardFacts } from './render-card.js';
import type { RepairName } from './repair-names.js';
import type { DialogState, Frame, OfferedChoice, Request, Said, Slots } from './state.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The state while one step works on it. It never leaves the step: the caller's state stays as it was,
 * and what comes out is a new value.
 */
export interface Working {
  readonly content: DialogContent;
  readonly state: Mutable<DialogState>;
  readonly effects: Effect[];
  readonly spoken: Said[];
  /** A flow was begun by this very message; what else the message asks for comes after it. */
  hasBegun: boolean;
  /** What is open stays open and is not asked again in this turn. */
  saysNoMore: boolean;
}

export const begin = (content: DialogContent, state: DialogState): Working => ({
  content,
  state: { ...state },
  effects: [],
  spoken: [],
  hasBegun: false,
  saysNoMore: false,
});

export const topFrame = (working: Working): Frame | undefined => working.state.frames.at(-1);

export const setTop = (working: Working, change: Partial<Frame>): void => {
  const top = topFrame(working);
  if (top !== undefined) working.state.frames = [...working.state.frames.slice(0, -1), { ...top, ...change }];
};

export const popFrame = (working: Working): void => {
  working.state.frames = working.state.frames.slice(0, -1);
  working.state.waiting = null;
};

export const flowOf = (working: Working, frame: Frame): CompiledFlow => {
  const flow = working.content.flows[frame.flow];
  if (flow === undefined) throw new AppError('unexpected', { reason: 'flow-gone', flow: frame.flow });
  return flow;
};

export const nodeAt = (working: Working, frame: Frame): FlowNode => {
  const node = flowOf(working, frame).nodes[frame.at];
  if (node === undefined)
    throw new AppError('unexpected', { reason: 'node-gone', flow: frame.flow, node: frame.at });
  return node;
};

/** The flow under way, below any repair. */
export const activeFlow = (working: Working): Frame | undefined =>
  [...working.state.frames].reverse().find((frame) => flowOf(working, frame).role === 'flow');

const newFrame = (
  flow: CompiledFlow,
  slots: Slots,
  params: Params,
  facts: Frame['facts'],
  words = '',
  otherwise: Frame['otherwise'] = undefined,
): Frame => ({
  words,
  ...(otherwise === undefined ? {} : { otherwise }),
  known: '',
  flow: flow.name,
  at: flow.entry,
  slots,
  facts,
  params,
  choices: [],
  asked: false,
  tries: {},
  said: [],
});

/** Interrupts what is under way; it goes on, with a reminder, when the repair ends. */
export const pushRepair = (
  working: Working,
  name: RepairName,
  with_: { slots?: Slots; params?: Params; facts?: Frame['facts']; words?: string | undefined } = {},
): void => {
  const flow = working.content.flows[name];
  if (flow === undefined) throw new AppError('unexpected', { reason: 'repair-gone', repair: name });
  // The same repair open twice would be asked about twice.
  working.state.frames = [
    ...working.state.frames.filter((frame) => frame.flow !== name),
    newFrame(flow, with_.slots ?? {}, with_.params ?? {}, with_.facts ?? {}, with_.words),
  ];
  working.state.waiting = null;
};

/** Asked, and asked again: a third time the same question would only go in circles. */
const passedOverMost = 1;

/**
 * Counts that the open question is asked again only because the customer spoke of something else.
 * @returns whether that was so once before; then other ways are offered instead of the question
 */
export const passOver = (working: Working): boolean => {
  const top = topFrame(working);
  if (top === undefined || !top.asked || activeFlow(working) === undefined) return false;
  const passedOver = (top.passedOver ?? 0) + 1;
  setTop(working, { passedOver });
  if (passedOver <= passedOverMost) return false;
  pushRepair(working, 'stuck');
  return true;
};

/** Takes up what was set aside: from its start, since its order may have changed meanwhile, with all that is known. */
export const resume = (working: Working, setAside: Frame): void => {
  const anew = { asked: false, choices: [], tries: {}, said: [], passedOver: 0 };
  const { entry } = flowOf(working, setAside);
  working.state.frames = [...working.state.frames, { ...setAside, ...anew, at: entry }];
  working.state.waiting = null;
};

/** Begins a flow with what was said for it; identity is proven first where the flow needs it. */
export const pushFlow = (
  working: Working,
  request: Request,
  facts: Frame['facts'] = {},
  params: Params = {},
): void => {
  const flow = working.content.flows[request.flow];
  if (flow === undefined) throw new AppError('unexpected', { reason: 'flow-gone', flow: request.flow });
  const slots: Mutable<Slots> = { ...request.slots };
  working.hasBegun = true;
  if (working.state.identity !== null && slots['order-number'] !== undefined) {
    slots.order ??= slots['order-number'];
    delete slots['order-number'];
  }
  const said: Mutable<Slots> = { ...working.state.said };
  for (const slot of flow.slots) {
    const stashed = said[slot];
    if (working.content.slots[slot].scope === 'flow' && stashed !== undefined) {
      slots[slot] ??= stashed;
      delete said[slot];
    }
  }
  for (const [slot, value] of Object.entries(slots) as [SlotName, string][]) {
    if (working.content.slots[slot].scope === 'conversation') {
      said[slot] = value;
      delete slots[slot];
    }
  }
  working.state.said = said;
  working.state.frames = [
    ...working.state.frames,
    { ...newFrame(flow, slots, params, facts, request.words, request.otherwise), begun: request },
  ];
  working.state.waiting = null;
  if (flow.needsIdentity && working.state.identity === null) pushRepair(working, 'prove-identity');
};

export const slotValue = (working: Working, frame: Frame, slot: SlotName): string | undefined =>
  frame.slots[slot] ??
  (working.content.slots[slot].scope === 'conversation' ? working.state.said[slot] : undefined);

/** All slots and facts an operation may look at: those of the conversation, then each frame's, the top last. */
export const scopeOf = (
  working: Working,
): { slots: Slots; facts: Record<string, unknown>; params: Params } => {
  let slots: Slots = { ...working.state.said };
  let facts: Record<string, unknown> = {};
  let params: Params = {};
  for (const frame of working.state.frames) {
    slots = { ...slots, ...frame.slots };
    facts = { ...facts, ...frame.facts };
    params = { ...params, ...frame.params };
  }
  return { slots, facts, params };
};

/** Those parameters of a message that its words name. */
const namedIn = (working: Working, key: string, params: Params): Params => {
  const words = working.content.messages[working.state.locale][key] ?? '';
  return Object.fromEntries(
    Object.entries(params).filter(([name]) => new RegExp(`\\{\\s*${name}\\s*[,}]`).test(words)),
  );
};

/** Says a message; the same one with the same parameters only once a frame unless `again`. */
export const say = (
  working: Working,
  key: string,
  options: { choices?: readonly OfferedChoice[]; card?: CardName | null; again?: boolean } = {},
): void => {
  const { params: found, facts } = scopeOf(working);
  const top = topFrame(working);
  const below = working.state.frames.slice(0, -1).filter((frame) => frame.flow !== 'greeting');
  // Every message may ask how much is still to come: "anything else?" is no question while something waits.
  // And none may say that nothing was done where something was.
  const params: Params = {
    ...found,
    more: working.state.agenda.length + below.length,
    done: working.state.settled?.length ?? 0,
  };
  const print = fingerprint({ key, params: namedIn(working, key, params) }).slice(0, 16);
  if (options.again !== true && top?.said.includes(print) === true) return;
  if (top !== undefined) setTop(working, { said: [...top.said, print] });
  const choices = options.choices ?? [];
  working.effects.push({
    kind: 'say',
    key,
    params,
    choices,
    card: options.card ?? null,
    cardFacts: facts as CardFacts,
  });
  working.spoken.push({ key, params, choices });
};
