import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AgentResponse, HandoffResponse } from '../../domain/wire.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { ActionBar } from './action-bar.js';
import { ActionNoticeBar } from './action-notice-bar.js';
import { DeskTranscript } from './desk-transcript.js';
import { HandoffHeader } from './handoff-header.js';
import { ReplyBox } from './reply-box.js';
import { Story } from './story.js';
import { useActions } from './use-actions.js';
import type { Timed } from './use-desk.js';

interface Props {
  readonly agent: AgentResponse;
  readonly timed: Timed<HandoffResponse>;
  readonly locale: Locale;
  readonly texts: DeskTexts;
  readonly onChanged: (answer: HandoffResponse) => void;
  readonly onReload: () => Promise<unknown>;
  readonly onBack: () => void;
}

/** One hand-off: who and what on top, the talk and the story side by side, what can be done below. */
export const HandoffView = (props: Props): JSX.Element => {
  const { agent, timed, locale, texts } = props;
  const { handoff, transcript } = timed.answer;
  const mine = handoff.status === 'claimed' && handoff.agentId === agent.id;
  const asked = handoff.status === 'waiting' || (handoff.firstYes !== null && !mine);
  const [side, setSide] = useState<'story' | 'talk'>(asked ? 'story' : 'talk');
  const [reply, setReply] = useState('');
  const actions = useActions({
    csrf: agent.csrf,
    handoffId: handoff.id,
    onChanged: props.onChanged,
    onReload: props.onReload,
  });
  const suggest = (words: string): void => {
    setReply((before) => (before.trim() === '' ? words : `${before.trimEnd()}\n${words}`));
    setSide('talk');
  };
  return (
    <div class="handoff">
      <HandoffHeader timed={timed} texts={texts} onBack={props.onBack} />
      <ActionNoticeBar notice={actions.notice} texts={texts} onDismiss={actions.dismiss} />
      <fieldset class="sides">
        {(['story', 'talk'] as const).map((name) => (
          <button
            key={name}
            type="button"
            class="side"
            aria-pressed={side === name}
            onClick={() => setSide(name)}
          >
            {name === 'story' ? texts.storyTab : texts.talkTab}
          </button>
        ))}
      </fieldset>
      <div class={`handoff-body shows-${side}`}>
        <section class="talk" aria-label={texts.talkTab}>
          <DeskTranscript
            transcript={transcript}
            customerName={handoff.packet.customerName}
            locale={locale}
            texts={texts}
          />
          {mine && (
            <ReplyBox
              words={reply}
              onWords={setReply}
              customerName={handoff.packet.customerName ?? texts.customer}
              suggested={handoff.packet.suggestedReplies}
              onSuggested={suggest}
              onSend={(body) => actions.run('reply', body)}
              texts={texts}
            />
          )}
        </section>
        <Story answer={timed.answer} locale={locale} texts={texts} />
      </div>
      {agent.role === 'agent' && (
        <ActionBar
          answer={timed.answer}
          agentId={agent.id}
          mine={mine}
          busy={actions.busy}
          run={actions.run}
          locale={locale}
          texts={texts}
        />
      )}
    </div>
  );
};
