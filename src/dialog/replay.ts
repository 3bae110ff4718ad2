import { fingerprint } from '../base/index.js';
import type { Reply } from '../domain/index.js';
import type { DialogContent } from './content.js';
import type { DialogEvent } from './events.js';
import { renderSay } from './listening.js';
import type { DialogState } from './state.js';
import { step } from './step.js';

/** What is stored with a turn so that it can be run again. */
export interface RecordedTurn {
  readonly contentFingerprint: string;
  /** Commands and facts in the order they came. */
  readonly events: readonly DialogEvent[];
  /** Fingerprint of the state after the turn. */
  readonly stateHash: string;
  readonly replies: readonly Pick<Reply, 'key' | 'text'>[];
}

/** Runs the events of one turn: the same state and replies again, whatever the clock says. */
export const replayTurn = (
  content: DialogContent,
  before: DialogState,
  events: readonly DialogEvent[],
): { state: DialogState; stateHash: string; replies: readonly Reply[] } => {
  let state = before;
  const replies: Reply[] = [];
  for (const event of events) {
    const result = step(content, state, event);
    state = result.state;
    for (const effect of result.effects)
      if (effect.kind === 'say') replies.push(renderSay(content, state.locale, effect));
  }
  return { state, stateHash: fingerprint(state), replies };
};
