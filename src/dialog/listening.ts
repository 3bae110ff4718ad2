import type { FlowName, Listening, Locale, Reply } from '../domain/index.js';
import { flowNames } from '../domain/index.js';
import type { DialogContent } from './content.js';
import type { SayEffect } from './events.js';
import type { ParamValue } from './params.js';
import { renderMessage } from './render.js';
import { renderCaseCard, renderDecisionCard } from './render-card.js';
import { isAnsweredQuestion } from './start-flow.js';
import type { DialogState } from './state.js';

const labelOf = (content: DialogContent, locale: Locale, label: ParamValue): string =>
  renderMessage(content, locale, 'choice.label', { label }).slice(0, 200);

type Asked = Exclude<NonNullable<DialogState['waiting']>, { kind: 'operation' }>;

const questionOf = (content: DialogContent, state: DialogState, waiting: Asked): Listening['question'] => {
  const top = state.frames.at(-1)?.flow ?? '';
  // A greeting asks nothing in particular: what follows it is a request, not an answer.
  if (top === 'greeting') return { kind: 'none' };
  if (waiting.kind === 'slot') return { kind: 'slot', slot: waiting.slot };
  // Beneath an offer of help the question that led to it is still open.
  const below = top === 'stuck' || top === 'offer-person' ? state.frames.at(-2) : undefined;
  const node = below === undefined ? undefined : content.flows[below.flow]?.nodes[below.at];
  return node?.kind === 'collect' ? { kind: 'slot', slot: node.slot } : { kind: waiting.kind };
};

const topIs = (state: DialogState, flow: string): boolean => state.frames.at(-1)?.flow === flow;
const labelled = (content: DialogContent, state: DialogState, waiting: Asked): Listening['choices'] =>
  waiting.choices.map(({ id, label }) => ({ id, label: labelOf(content, state.locale, label) }));

/** What the assistant last asked, in the words understanding needs to read an answer right. */
export const listeningFor = (content: DialogContent, state: DialogState): Listening => ({
  ...askedOf(content, state),
  filed: state.settled?.at(-1)?.flow ?? null,
});

const askedOf = (content: DialogContent, state: DialogState): Listening => {
  const { waiting } = state;
  const active = [...state.frames]
    .reverse()
    .find((frame) => content.flows[frame.flow]?.role === 'flow')?.flow;
  const isAnswered =
    waiting?.kind === 'offer' && active !== undefined && isAnsweredQuestion(active) && topIs(state, active);
  if (waiting !== null && waiting.kind === 'offer' && isAnswered)
    return { question: { kind: 'none' }, choices: labelled(content, state, waiting), flow: null };
  // A change that a colleague makes is about no goods: whatever else is said there begins something new.
  const isFlow =
    (flowNames as readonly (string | undefined)[]).includes(active) && active !== 'change-details';
  const flow = isFlow ? (active as FlowName) : null;
  if (waiting === null || waiting.kind === 'operation')
    return { question: { kind: 'none' }, choices: [], flow };
  return {
    question: questionOf(content, state, waiting),
    choices: labelled(content, state, waiting),
    flow,
  };
};

/** Words what a step said, in the state's language. */
export const renderSay = (content: DialogContent, locale: Locale, say: SayEffect): Reply => ({
  key: say.key,
  text: renderMessage(content, locale, say.key, say.params),
  choices: say.choices.map(({ id, label }) => ({ id, label: labelOf(content, locale, label) })),
  card:
    say.card === 'decision'
      ? renderDecisionCard(content, locale, say.cardFacts)
      : say.card === 'case'
        ? renderCaseCard(content, locale, say.cardFacts)
        : null,
});
