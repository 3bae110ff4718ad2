import { AppError, fingerprint } from '../base/index.js';
import {
  type DialogEvent,
  type DialogState,
  type FactEvent,
  type RecordedTurn,
  renderSay,
  step,
} from '../dialog/index.js';
import type { TurnsDependencies } from './dependencies.js';
import { operationsTable } from './operations/index.js';
import type { OperationContext } from './operations/operation.js';
import type { Conversation } from './ports.js';
import { shopOfTurn } from './shop-of-turn.js';
import type { TurnWork } from './turn-work.js';

/** A turn that asks for more operations than this goes in circles. */
const operationsMax = 60;

/**
 * Steps the dialog, carries out what it asks for, and steps again, until it waits for the customer.
 * Nothing is written here: replies and work are gathered for the commit.
 */
export const runDialog = async (
  deps: TurnsDependencies,
  conversation: Conversation,
  before: DialogState,
  first: DialogEvent,
  work: TurnWork,
  surroundings: { now: string; customerWords: string; transcript: OperationContext['transcript'] },
): Promise<{ state: DialogState; record: RecordedTurn }> => {
  const ofTurn = { ...deps, shop: shopOfTurn(deps.shop) };
  const events: DialogEvent[] = [];
  let state = before;
  let event: DialogEvent | null = first;
  while (event !== null) {
    if (events.length > operationsMax)
      throw new AppError('unexpected', { reason: 'turn-does-not-end', conversationId: conversation.id });
    events.push(event);
    const result = step(deps.dialog, state, event);
    state = result.state;
    event = null;
    for (const effect of result.effects) {
      if (effect.kind === 'say') {
        work.replies.push(renderSay(deps.dialog, state.locale, effect));
        continue;
      }
      const answer = await operationsTable[effect.operation](effect, {
        deps: ofTurn,
        conversation,
        state,
        work,
        now: surroundings.now,
        locale: state.locale,
        customerWords: surroundings.customerWords,
        transcript: surroundings.transcript,
      });
      event = { type: 'fact', operation: effect.operation, ...answer } satisfies FactEvent;
    }
  }
  return {
    state,
    record: {
      contentFingerprint: deps.dialog.fingerprint,
      events,
      stateHash: fingerprint(state),
      replies: work.replies.map(({ key, text }) => ({ key, text })),
    },
  };
};
