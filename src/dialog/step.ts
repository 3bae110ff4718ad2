import { AppError } from '../base/index.js';
import type { DialogContent } from './content.js';
import type { DialogEvent, Effect } from './events.js';
import { announce, looksForGoods } from './name-request.js';
import { runNode } from './run-node.js';
import type { DialogState } from './state.js';
import { takeCommands } from './take-commands.js';
import { takeFact } from './take-fact.js';
import {
  begin,
  nodeAt,
  passOver,
  pushFlow,
  pushRepair,
  resume,
  topFrame,
  type Working,
} from './working-state.js';

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
    case 'fact':
      takeFact(working, event);
      break;
    case 'commands':
      takeCommands(working, event);
  }
  const saidBefore = working.effects.length;
  advance(working);
  if (event.type === 'commands' && working.effects.length === saidBefore) remind(working);
  return { state: { ...working.state, last: lastSaid(working, state, event) }, effects: working.effects };
};

/** A message is never met with silence: what was said is kept, and the open question is asked again. */
const remind = (working: Working): void => {
  working.state.waiting = null;
  working.saysNoMore = false;
  if (topFrame(working) === undefined) pushRepair(working, 'anything-else');
  else passOver(working);
  advance(working);
};

/** What "say that again" repeats: everything said since the customer last wrote. */
const lastSaid = (working: Working, before: DialogState, event: DialogEvent): DialogState['last'] => {
  if (event.type === 'fact') return [...before.last, ...working.spoken].slice(-6);
  const goesOn = working.state.waiting?.kind === 'operation';
  return working.spoken.length > 0 || goesOn ? working.spoken : before.last;
};

const advance = (working: Working): void => {
  for (let moves = 0; working.state.waiting === null; moves += 1) {
    const top = topFrame(working);
    if (moves > movesMax)
      throw new AppError('unexpected', { reason: 'flow-does-not-end', flow: top?.flow ?? '' });
    if (top !== undefined) runNode(working, nodeAt(working, top));
    else if (!nextRequest(working)) return;
  }
};

const nextRequest = (working: Working): boolean => {
  const [request, ...rest] = working.state.agenda;
  if (request === undefined) return false;
  working.state.agenda = rest;
  const { setAside } = request;
  if (setAside === undefined) {
    pushFlow(working, request);
    // Beneath the question who asks, where there is one.
    const begins = topFrame(working);
    const looksFirst = begins?.flow === request.flow && looksForGoods(working, begins);
    working.state.frames = working.state.frames.map((frame) =>
      frame.flow === request.flow
        ? { ...frame, queued: true, ...(looksFirst && { unannounced: true }) }
        : frame,
    );
    if (looksFirst) return true;
  } else resume(working, setAside);
  announce(working, request);
  return true;
};
