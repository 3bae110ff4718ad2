import { fingerprint } from '../base/index.js';
import type { HandoffReason, SlotName } from '../domain/index.js';
import type { EngineAction, FlowNode } from './content.js';
import type { Frame, OfferedChoice, Request, Waiting } from './state.js';
import {
  activeFlow,
  flowOf,
  nodeAt,
  popFrame,
  pushFlow,
  pushRepair,
  say,
  scopeOf,
  setTop,
  slotValue,
  topFrame,
  type Working,
} from './working-state.js';

/** A question asked anew more often than this is a dead end, and a person is offered. */
const anewMax = 3;

type Collect = Extract<FlowNode, { kind: 'collect' }>;
type Asking = Extract<FlowNode, { kind: 'collect' | 'confirm' | 'offer' }>;

/** Runs the node the top frame is at: says something, asks something, or moves on. */
export const runNode = (working: Working, node: FlowNode): void => {
  const top = topFrame(working);
  if (top === undefined) return;
  const { state } = working;
  switch (node.kind) {
    case 'collect':
      return collect(working, top, node);
    case 'confirm':
      return ask(working, top, node, top.asked ? 'reminder.confirm' : node.key);
    case 'offer':
      return ask(working, top, node, top.asked ? 'reminder.offer' : node.key);
    case 'do': {
      const { slots, facts } = scopeOf(working);
      const handoffReason = (facts.handoffReason as HandoffReason | undefined) ?? 'customer-asked';
      state.waiting = { kind: 'operation' };
      working.effects.push({
        kind: 'do',
        operation: node.operation,
        reason:
          (node.reason as HandoffReason | null) ?? (node.operation === 'hand-off' ? handoffReason : null),
        flow: activeFlow(working)?.flow ?? top.flow,
        slots,
        facts,
        words: top.words || (activeFlow(working)?.words ?? ''),
      });
      return;
    }
    case 'say':
      say(working, node.key, { card: node.card });
      return setTop(working, { at: node.next });
    case 'engine':
      setTop(working, { at: node.next });
      return act(working, node.action);
    case 'start': {
      const active = activeFlow(working);
      const target = working.content.flows[node.flow];
      const kept = Object.fromEntries(
        Object.entries(active?.slots ?? {}).filter(([slot]) => target?.slots.includes(slot as never)),
      );
      state.frames = active === undefined ? [] : state.frames.slice(0, state.frames.indexOf(active));
      return pushFlow(working, { flow: node.flow as never, slots: kept }, top.facts, top.params);
    }
    case 'clear': {
      const keep = (slots: Frame['slots']) =>
        Object.fromEntries(Object.entries(slots).filter(([slot]) => !node.slots.includes(slot as never)));
      state.said = keep(state.said);
      return setTop(working, { at: node.next, slots: keep(top.slots) });
    }
    case 'go':
      return setTop(working, { at: node.next });
    case 'end': {
      const provedNothing = top.flow === 'prove-identity' && state.identity === null;
      popFrame(working);
      if (provedNothing) popFrame(working);
      return;
    }
  }
};

/** Goods that are named anew are no longer those of the sentence that began the request. */
export const namesGoods = (slot: string): boolean => slot === 'items' || slot === 'order';

const collect = (working: Working, top: Frame, node: Collect): void => {
  const { state, content } = working;
  const rule = content.slots[node.slot];
  // Answered while something else was being talked about, or known already.
  if (
    top.asked
      ? answersTo(working, node) !== top.known
      : !node.anew && slotValue(working, top, node.slot) !== undefined
  )
    return setTop(working, { at: node.next, asked: false, choices: [] });
  if (top.asked) return ask(working, top, node, rule.askNarrow);
  if (node.anew) {
    const tries = (top.tries[top.at] ?? 0) + 1;
    const given = namesGoods(node.slot) && top.facts.selection !== undefined ? rule.invalidates : [];
    const slots = Object.fromEntries(
      // Goods that were found and are asked for anew take with them what was told about them.
      Object.entries(top.slots).filter(([slot]) => slot !== node.slot && !given.includes(slot as SlotName)),
    );
    const words = namesGoods(node.slot) ? '' : top.words;
    setTop(working, { slots, words, tries: { ...top.tries, [top.at]: tries } });
    if (rule.scope === 'conversation') {
      const { [node.slot]: _said, ...said } = state.said;
      state.said = said;
    }
    if (tries > anewMax) {
      setTop(working, { tries: {} });
      return pushRepair(working, 'stuck');
    }
  }
  ask(working, top, node, node.ask === '' ? rule.ask : node.ask);
};

const answersTo = (working: Working, node: Collect): string => {
  const top = topFrame(working);
  const values = [node.slot, ...node.or].map((slot) =>
    top === undefined ? null : (slotValue(working, top, slot) ?? null),
  );
  return fingerprint(values).slice(0, 16);
};

/** Asks, or reminds; and waits for the answer either way. */
const ask = (working: Working, top: Frame, node: Asking, key: string): void => {
  const waiting = waitingAt(working, top);
  if (waiting === null || waiting.kind === 'operation') return;
  const isReminder = top.asked;
  const instead = waiting.choices.find(({ id }) => id === otherwiseId);
  if (!(isReminder && working.saysNoMore)) {
    say(working, key, {
      choices: instead === undefined ? waiting.choices : [],
      card: node.kind === 'collect' || isReminder ? null : node.card,
      again: true,
    });
    if (instead !== undefined) {
      setTop(working, { params: { ...topFrame(working)?.params, wish: instead.label } });
      say(working, 'otherwise-offered', { choices: waiting.choices, again: true });
    }
  }
  working.state.waiting = waiting;
  setTop(working, {
    asked: true,
    known: node.kind === 'collect' ? answersTo(working, node) : '',
    ...(isReminder ? {} : { passedOver: 0 }),
  });
};

const word = (id: string, means: OfferedChoice['means']): OfferedChoice => ({
  id,
  label: { kind: 'message', key: `choice.${id}`, params: {} },
  means,
});

/** The choice that is the customer's own second wish. */
export const otherwiseId = 'otherwise';

/** Where a flow tells that something can't be had, what the customer said they want then is the first choice. */
const secondWish = (working: Working, frame: Frame): OfferedChoice[] => {
  const { otherwise } = frame;
  if (otherwise === undefined || flowOf(working, frame).role !== 'flow') return [];
  const { flow, slots, words } = otherwise;
  return [{ id: otherwiseId, label: words.slice(0, 120), means: { kind: 'start', flow, slots } }];
};
export const tellsNotFound = (key: string): boolean => key.endsWith('-not-found');

/** After a refusal, or where nothing was found, nothing is open: another request need not wait for it. */
export const makesWay = (working: Working, frame: Frame): boolean => {
  if (flowOf(working, frame).role !== 'flow' || !frame.asked) return false;
  const node = nodeAt(working, frame);
  return (
    node.kind === 'offer' || (node.kind === 'collect' && namesGoods(node.slot) && tellsNotFound(node.ask))
  );
};

/** What a frame waits for at the node it is at; null where it asks nothing. */
export const waitingAt = (working: Working, frame: Frame): Waiting | null => {
  const node = nodeAt(working, frame);
  switch (node.kind) {
    case 'collect': {
      const { slot, or } = node;
      const found = frame.choices.filter(
        (choice) => choice.means.kind !== 'fill' || choice.means.slot === slot,
      );
      const fixed = node.choices.length > 0 ? node.choices : working.content.slots[slot].choices;
      const choices =
        found.length > 0 ? found : fixed.map((value) => word(value, { kind: 'fill', slot, value }));
      const instead = tellsNotFound(node.ask) ? secondWish(working, frame) : [];
      return { kind: 'slot', slot, or, choices: [...instead, ...choices] };
    }
    case 'confirm': {
      const { yes, no } = node;
      const choices = [word('yes', { kind: 'go', to: yes }), word('no', { kind: 'go', to: no })];
      return { kind: 'confirm', yes, no, choices };
    }
    case 'offer': {
      const choices = [
        ...secondWish(working, frame),
        ...node.options.map(({ id, to }) => word(id, { kind: 'go', to })),
      ];
      return { kind: 'offer', yes: node.yes, no: node.no, proof: node.proof, choices };
    }
    default:
      return null;
  }
};

const act = (working: Working, action: EngineAction): void => {
  const { state } = working;
  switch (action) {
    case 'repeat':
      for (const said of state.last) {
        working.effects.push({ kind: 'say', ...said, card: null, cardFacts: {} });
        working.spoken.push(said);
      }
      return;
    case 'say-no-more':
      working.saysNoMore = true;
      return;
    case 'drop-flow': {
      const repair = topFrame(working);
      const active = activeFlow(working);
      const index = active === undefined ? 0 : state.frames.indexOf(active);
      // What else the same message asked for is still to be answered.
      const answers = state.frames.slice(index).filter((frame) => {
        const flow = flowOf(working, frame);
        return flow.role === 'repair' && frame !== repair && frame.at === flow.entry && !frame.asked;
      });
      const kept = answers.filter((frame) => frame.flow !== 'prove-identity');
      state.frames = [...state.frames.slice(0, index), ...kept, ...(repair === undefined ? [] : [repair])];
      return;
    }
    case 'begin-request': {
      const { request } = (topFrame(working)?.facts ?? {}) as { request?: Request };
      popFrame(working);
      if (request === undefined) return;
      if (activeFlow(working) === undefined) return pushFlow(working, request);
      state.agenda = [...state.agenda, request];
      return pushRepair(working, 'noted-for-later', {
        params: { request: { kind: 'message', key: `flow.${request.flow}`, params: {} } },
      });
    }
    case 'drop-all':
    case 'restart': {
      state.frames = state.frames.slice(-1);
      state.agenda = [];
      if (action === 'restart') {
        state.said = {};
        state.missesInARow = 0;
      }
      return;
    }
  }
};
