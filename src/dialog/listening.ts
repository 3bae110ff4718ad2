import type { FlowName, Listening, Locale, Reply } from '../domain/index.js';
import { flowNames } from '../domain/index.js';
import type { DialogContent } from './content.js';
import type { SayEffect } from './events.js';
import type { ParamValue } from './params.js';
import { renderMessage } from './render.js';
import { renderCaseCard, renderDecisionCard } from './render-card.js';
import type { DialogState } from './state.js';

const labelOf = (content: DialogContent, locale: Locale, label: ParamValue): string =>
  renderMessage(content, locale, 'choice.label', { label }).slice(0, 200);

/** What the assistant last asked, in the words understanding needs to read an answer right. */
export const listeningFor = (content: DialogContent, state: DialogState): Listening => {
  const { waiting } = state;
  const active = [...state.frames]
    .reverse()
    .find((frame) => content.flows[frame.flow]?.role === 'flow')?.flow;
  const flow = (flowNames as readonly (string | undefined)[]).includes(active) ? (active as FlowName) : null;
  if (waiting === null || waiting.kind === 'operation')
    return { question: { kind: 'none' }, choices: [], flow };
  // A greeting asks nothing in particular: what follows it is a request, not an answer.
  const greets = state.frames.at(-1)?.flow === 'greeting';
  return {
    question: greets
      ? { kind: 'none' }
      : waiting.kind === 'slot'
        ? { kind: 'slot', slot: waiting.slot }
        : { kind: waiting.kind },
    choices: waiting.choices.map(({ id, label }) => ({ id, label: labelOf(content, state.locale, label) })),
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
