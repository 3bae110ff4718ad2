import { AppError } from '../base/index.js';
import type { Command, Mood } from '../domain/index.js';
import { applyCommand } from './apply-command.js';
import type { DialogContent, FlowNode } from './content.js';
import type { DialogEvent, Effect, FactEvent } from './events.js';
import { type DialogState, initialState, type OfferedChoice } from './state.js';
import {
  activeFlow,
  begin,
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
/** Far above any real flow: a loop in the content ends in an error, not in a hanging turn. */
const movesMax = 500;

/**
 * One step of the dialog. Pure: the same content, state and event give the same state and effects.
 * When the last effect is a `do`, the caller carries it out and steps again with its fact.
 */
export const step = (
  content: DialogContent,
  state: DialogState,
  event: DialogEvent,
): { state: DialogState; effects: readonly Effect[] } => {
  const working = begin(content, state);
  switch (event.type) {
    case 'started':
      pushRepair(working, 'greeting');
      break;
    case 'handed-back':
      working.state.frames = [];
      pushRepair(working, 'handed-back');
      break;
    case 'fact':
      takeFact(working, event);
      break;
    case 'commands': {
      working.state.locale = event.locale;
      if (event.identity !== undefined) takeIdentity(working, event.identity);
      takeMood(working, event.mood);
      if (event.escalate?.how === 'make') {
        pushRepair(working, 'talk-to-person-now', { facts: { handoffReason: event.escalate.reason } });
      } else {
        for (const command of withoutChatter(event.commands)) applyCommand(working, command);
        if (event.escalate?.how === 'offer' && topFrame(working)?.flow !== 'talk-to-person-now') {
          pushRepair(working, 'offer-person', { facts: { handoffReason: event.escalate.reason } });
        }
      }
    }
  }
  advance(working);
  if (event.type === 'commands' && working.effects.length === 0) remind(working);
  return { state: { ...working.state, last: lastSaid(working, state, event) }, effects: working.effects };
};

/** "Hi" and "thanks" beside a request are manners, not a request of their own. */
const withoutChatter = (commands: readonly Command[]): readonly Command[] => {
  const rest = commands.filter((command) => command.kind !== 'small-talk');
  return rest.length > 0 ? rest : commands;
};

/** A message is never met with silence: what was said is kept, and the open question is asked again. */
const remind = (working: Working): void => {
  const top = topFrame(working);
  working.state.waiting = null;
  if (top === undefined) pushRepair(working, 'greeting');
  advance(working);
};

/** What "say that again" repeats: everything said since the customer last wrote. */
const lastSaid = (working: Working, before: DialogState, event: DialogEvent): DialogState['last'] => {
  if (event.type === 'fact') return [...before.last, ...working.spoken].slice(-6);
  const goesOn = working.state.waiting?.kind === 'operation';
  return working.spoken.length > 0 || goesOn ? working.spoken : before.last;
};

/**
 * A token from the shop's own site proves who is asking; nothing typed ever overrides it. Somebody else's token in the
 * same conversation begins anew: what was said and found belongs to the person before.
 */
const takeIdentity = (working: Working, identity: { readonly customerId: string }): void => {
  const { state } = working;
  if (state.identity?.customerId === identity.customerId) return;
  if (state.identity !== null) {
    Object.assign(state, initialState(state.locale, null));
  } else if (state.frames.some((frame) => frame.flow === 'prove-identity')) {
    state.frames = state.frames.filter((frame) => frame.flow !== 'prove-identity');
    state.waiting = null;
  }
  state.identity = identity;
};

const takeMood = (working: Working, mood: Mood): void => {
  const { state } = working;
  if (mood.angry && !state.mood.angry) say(working, 'empathy.angry');
  else if (mood.vulnerable && !state.mood.vulnerable) say(working, 'empathy.vulnerable');
  state.angryTurns += mood.angry ? 1 : 0;
  state.mood = {
    angry: state.mood.angry || mood.angry,
    legalThreat: state.mood.legalThreat || mood.legalThreat,
    vulnerable: state.mood.vulnerable || mood.vulnerable,
    abusive: state.mood.abusive || mood.abusive,
  };
};

const takeFact = (working: Working, event: FactEvent): void => {
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
  const slots = { ...top.slots };
  for (const slot of event.clear ?? []) delete slots[slot];
  if (event.clear !== undefined) {
    const said = { ...state.said };
    for (const slot of event.clear) delete said[slot];
    state.said = said;
  }
  if (event.identity !== undefined) state.identity = event.identity;
  if (event.focus !== undefined)
    state.focus = [...event.focus, ...state.focus.filter((id) => !event.focus?.includes(id))].slice(0, 20);
  if (event.more !== undefined) state.agenda = [...event.more, ...state.agenda];
  if (event.caseReference !== undefined) state.caseReference = event.caseReference;
  setTop(working, {
    at: target,
    asked: false,
    slots,
    facts: { ...top.facts, ...event.facts },
    params: { ...top.params, ...event.params },
    choices: event.choices ?? [],
  });
  // Whoever talks now is a person: nothing the assistant was about to do goes on beneath.
  if (event.operation === 'hand-off') {
    const frame = topFrame(working);
    working.state.frames = frame === undefined ? [] : [frame];
  }
};

const advance = (working: Working): void => {
  for (let moves = 0; working.state.waiting === null; moves += 1) {
    if (moves > movesMax)
      throw new AppError('unexpected', { reason: 'flow-does-not-end', flow: topFrame(working)?.flow ?? '' });
    const top = topFrame(working);
    if (top === undefined) {
      if (!nextRequest(working)) return;
      continue;
    }
    runNode(working, nodeAt(working, top));
  }
};

const nextRequest = (working: Working): boolean => {
  const [request, ...rest] = working.state.agenda;
  if (request === undefined) return false;
  working.state.agenda = rest;
  pushFlow(working, request);
  pushRepair(working, 'next-request', {
    params: { request: { kind: 'message', key: `flow.${request.flow}`, params: {} } },
  });
  return true;
};

const word = (key: string, id: string, to: number): OfferedChoice => ({
  id,
  label: { kind: 'message', key, params: {} },
  means: { kind: 'go', to },
});

const runNode = (working: Working, node: FlowNode): void => {
  const top = topFrame(working);
  if (top === undefined) return;
  const { state } = working;
  switch (node.kind) {
    case 'collect': {
      const rule = working.content.slots[node.slot];
      if (top.asked) return ask(working, node, rule.askNarrow);
      if (!node.anew && slotValue(working, top, node.slot) !== undefined)
        return setTop(working, { at: node.next, choices: [] });
      const tries = (top.tries[top.at] ?? 0) + 1;
      if (node.anew) {
        const slots = { ...top.slots };
        delete slots[node.slot];
        setTop(working, { slots, tries: { ...top.tries, [top.at]: tries } });
        if (rule.scope === 'conversation') {
          const said = { ...state.said };
          delete said[node.slot];
          state.said = said;
        }
        if (tries > anewMax) {
          setTop(working, { tries: {} });
          return pushRepair(working, 'stuck');
        }
      }
      return ask(working, node, node.ask === '' ? rule.ask : node.ask);
    }
    case 'do': {
      const { slots, facts } = scopeOf(working);
      state.waiting = { kind: 'operation' };
      working.effects.push({
        kind: 'do',
        operation: node.operation,
        reason: (node.reason ??
          (node.operation === 'hand-off' ? (facts.handoffReason ?? 'customer-asked') : null)) as never,
        flow: activeFlow(working)?.flow ?? top.flow,
        slots,
        facts,
      });
      return;
    }
    case 'say':
      say(working, node.key, { card: node.card });
      return setTop(working, { at: node.next });
    case 'confirm': {
      const choices = [word('choice.yes', 'yes', node.yes), word('choice.no', 'no', node.no)];
      say(working, top.asked ? 'reminder.confirm' : node.key, {
        choices,
        card: top.asked ? null : node.card,
        again: true,
      });
      state.waiting = { kind: 'confirm', yes: node.yes, no: node.no, choices };
      return setTop(working, { asked: true });
    }
    case 'offer': {
      const choices = node.options.map((option) => word(`choice.${option.id}`, option.id, option.to));
      say(working, top.asked ? 'reminder.offer' : node.key, {
        choices,
        card: top.asked ? null : node.card,
        again: true,
      });
      state.waiting = { kind: 'offer', choices };
      return setTop(working, { asked: true });
    }
    case 'engine':
      setTop(working, { at: node.next });
      return act(working, node.action);
    case 'start': {
      const facts = top.facts;
      const params = top.params;
      const slots = activeFlow(working)?.slots ?? {};
      const target = working.content.flows[node.flow];
      const kept = Object.fromEntries(
        Object.entries(slots).filter(([slot]) => target?.slots.includes(slot as never)),
      );
      state.frames = [];
      return pushFlow(working, { flow: node.flow as never, slots: kept }, facts, params);
    }
    case 'clear': {
      const slots = { ...top.slots };
      const said = { ...state.said };
      for (const slot of node.slots) {
        delete slots[slot];
        delete said[slot];
      }
      state.said = said;
      return setTop(working, { at: node.next, slots });
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

const ask = (working: Working, node: Extract<FlowNode, { kind: 'collect' }>, key: string): void => {
  const top = topFrame(working);
  const rule = working.content.slots[node.slot];
  const found = (top?.choices ?? []).filter(
    (choice) => choice.means.kind !== 'fill' || choice.means.slot === node.slot,
  );
  const choices: readonly OfferedChoice[] =
    found.length > 0
      ? found
      : (node.choices.length > 0 ? node.choices : rule.choices).map((value) => ({
          id: value,
          label: { kind: 'message', key: `choice.${value}`, params: {} },
          means: { kind: 'fill', slot: node.slot, value },
        }));
  say(working, key, { choices, again: true });
  working.state.waiting = { kind: 'slot', slot: node.slot, or: node.or, choices };
  setTop(working, { asked: true });
};

const act = (working: Working, action: 'repeat' | 'drop-flow' | 'drop-all' | 'restart'): void => {
  switch (action) {
    case 'repeat':
      for (const said of working.state.last) {
        working.effects.push({
          kind: 'say',
          key: said.key,
          params: said.params,
          choices: said.choices,
          card: null,
          cardFacts: {},
        });
        working.spoken.push(said);
      }
      return;
    case 'drop-flow': {
      const repair = topFrame(working);
      const active = activeFlow(working);
      const index = active === undefined ? 0 : working.state.frames.indexOf(active);
      working.state.frames = [
        ...working.state.frames.slice(0, index),
        ...(repair === undefined ? [] : [repair]),
      ];
      return;
    }
    case 'drop-all':
    case 'restart': {
      const repair = topFrame(working);
      working.state.frames = repair === undefined ? [] : [repair];
      working.state.agenda = [];
      if (action === 'restart') {
        const { email, postcode } = working.state.said;
        working.state.said = {
          ...(email === undefined ? {} : { email }),
          ...(postcode === undefined ? {} : { postcode }),
        };
        working.state.missesInARow = 0;
      }
      return;
    }
  }
};
