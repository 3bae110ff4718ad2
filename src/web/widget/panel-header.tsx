import type { JSX } from 'preact';
import { BrandMark } from '../shared/brand-mark.js';
import { CloseIcon, RestartIcon } from '../shared/icons.js';
import type { WidgetTexts } from '../texts/widget-texts.js';
import type { ConversationState } from './conversation-state.js';

interface Props {
  readonly state: ConversationState;
  readonly texts: WidgetTexts;
  readonly onRestart: () => void;
  readonly onClose: () => void;
}

const statusOf = (state: ConversationState, texts: WidgetTexts): string => {
  if (state.phase === 'starting') return texts.statusStarting;
  if (state.owner === 'queue') return texts.statusQueue;
  if (state.owner === 'assistant') return texts.statusAssistant;
  return state.agentName === null ? texts.statusPersonUnnamed : texts.statusPerson(state.agentName);
};

export const PanelHeader = ({ state, texts, onRestart, onClose }: Props): JSX.Element => (
  <header class="panel-header">
    {state.owner === 'person' ? (
      <span class="avatar" aria-hidden="true">
        {(state.agentName ?? texts.person).slice(0, 1)}
      </span>
    ) : (
      <BrandMark />
    )}
    <div class="panel-titles">
      <h2 id="makegood-title">{texts.title}</h2>
      <p class={`status status-${state.owner}`}>{statusOf(state, texts)}</p>
    </div>
    <button
      type="button"
      class="icon-button"
      onClick={onRestart}
      aria-label={texts.restart}
      title={texts.restart}
    >
      <RestartIcon />
    </button>
    <button type="button" class="icon-button" onClick={onClose} aria-label={texts.close} title={texts.close}>
      <CloseIcon />
    </button>
  </header>
);
