import type { Command, Mood } from '../domain/index.js';
import { applyCommand } from './apply-command.js';
import type { DialogEvent } from './events.js';
import { type Frame, initialState } from './state.js';
import { flowOf, pushRepair, say, type Working } from './working-state.js';

type CommandsEvent = Extract<DialogEvent, { type: 'commands' }>;

/** Takes in one message of the customer: who it is proven to be, how it sounds, what it asks for. */
export const takeCommands = (working: Working, event: CommandsEvent): void => {
  const { escalate } = event;
  const wasVulnerable = working.state.mood.vulnerable;
  working.state.locale = event.locale;
  if (event.identity !== undefined) takeIdentity(working, event.identity);
  takeMood(working, event.mood);
  if (escalate?.how === 'make') {
    pushRepair(working, 'talk-to-person-now', { facts: { handoffReason: escalate.reason } });
    return;
  }
  for (const command of inOrder(event.commands)) applyCommand(working, command);
  const isOfferedAlready = escalate?.reason === 'vulnerable' && wasVulnerable;
  const answers = takeAnswers(working);
  const isForPerson = answers.some((frame) => frame.flow === 'talk-to-person-now');
  if (escalate?.how === 'offer' && !isOfferedAlready && !isForPerson)
    pushRepair(working, 'offer-person', { facts: { handoffReason: escalate.reason } });
  // The frame on top runs first: what was asked first is answered first, and a person is offered last.
  const offers = answers.filter((frame) => frame.flow === 'offer-person').slice(0, escalate === null ? 1 : 0);
  const others = answers.filter((frame) => frame.flow !== 'offer-person').toReversed();
  working.state.frames = [...working.state.frames, ...offers, ...others];
};

/** Takes the repairs that only answer what was just said off the stack, the first one pushed first. */
const takeAnswers = (working: Working): readonly Frame[] => {
  const { frames } = working.state;
  const isAnswer = (frame: Frame): boolean => {
    const flow = flowOf(working, frame);
    const hasNotRun = frame.at === flow.entry && !frame.asked;
    return hasNotRun && flow.role === 'repair' && flow.name !== 'prove-identity';
  };
  const first = frames.findLastIndex((frame) => !isAnswer(frame)) + 1;
  working.state.frames = frames.slice(0, first);
  return frames.slice(first);
};

/**
 * "Hi" and "thanks" beside a request are manners, not a request of their own. Asking for a person comes last: whatever
 * else was asked for is then on the table when they take over. What only a colleague can do comes just before it.
 */
const inOrder = (commands: readonly Command[]): readonly Command[] => {
  const requests = commands.filter((command) => command.kind !== 'small-talk');
  const asked = requests.length > 0 ? requests : commands;
  const rank = (command: Command): number => {
    const flow = command.kind === 'start-flow' ? command.flow : command.kind;
    return flow === 'talk-to-person' ? 2 : flow === 'change-details' ? 1 : 0;
  };
  return [...asked].sort((one, other) => rank(one) - rank(other));
};

/**
 * A token from the shop's own site proves who is asking; nothing typed ever overrides it. Somebody else's token in the
 * same conversation begins anew: what was said and found belongs to the person before.
 */
const takeIdentity = (working: Working, identity: { readonly customerId: string }): void => {
  const { state } = working;
  if (state.identity?.customerId === identity.customerId) return;
  if (state.identity !== null) Object.assign(state, initialState(state.locale, null));
  else if (state.frames.some((frame) => frame.flow === 'prove-identity')) {
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
