import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Locale, localeOfText, tagOfLocale } from '../shared/locale.js';
import { widgetTextsOf } from '../texts/widget-texts.js';
import { Composer } from './composer.js';
import type { Conversation } from './conversation.js';
import { keepTabInside } from './keep-tab-inside.js';
import { LiveRegion } from './live-region.js';
import { Notices } from './notices.js';
import { PanelHeader } from './panel-header.js';
import { timelineOf } from './timeline.js';
import { Transcript } from './transcript.js';
import { Unavailable } from './unavailable.js';
import { useFullScreen } from './use-full-screen.js';
import { useHeldState } from './use-held-state.js';

export interface PanelView {
  readonly visible: boolean;
  readonly takeFocus: boolean;
  readonly draft: string | null;
  /** Raised by each showing, so that the same draft can be put in again. */
  readonly shown: number;
}

interface Props {
  readonly conversation: Conversation;
  readonly pageLocale: Locale;
  readonly view: PanelView;
  readonly onClose: () => void;
  readonly onUnread: (count: number) => void;
  readonly onLocale: (locale: Locale) => void;
}

const touches = (): boolean => matchMedia('(pointer: coarse)').matches;

export const Panel = ({
  conversation,
  pageLocale,
  view,
  onClose,
  onUnread,
  onLocale,
}: Props): JSX.Element => {
  const state = useHeldState(conversation.held);
  const [words, setWords] = useState('');
  const [asksRestart, setAsksRestart] = useState(false);
  const [readSeq, setReadSeq] = useState(0);
  const panel = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const fullScreen = useFullScreen(panel, view.visible);

  const lastReply = state.messages.findLast((message) => message.role === 'assistant');
  const locale = (lastReply && localeOfText(lastReply.text)) ?? pageLocale;
  const texts = widgetTextsOf(locale);
  const entries = timelineOf(state);
  const lastSeq = state.messages.at(-1)?.seq ?? 0;
  const seenSeq = Math.max(readSeq, state.historySeq);
  const unread = view.visible
    ? 0
    : state.messages.filter((m) => m.seq > seenSeq && m.role !== 'customer').length;
  const typing = state.owner !== 'person' && (state.answerDue || state.asking);

  useEffect(() => {
    if (view.visible) setReadSeq(lastSeq);
  }, [view.visible, lastSeq]);
  useEffect(() => onUnread(unread), [unread, onUnread]);
  useEffect(() => onLocale(locale), [locale, onLocale]);

  /** After the customer's own act: to where they write next, without calling up a touch keyboard. */
  const focusNext = (): void => (touches() ? panel.current : field.current)?.focus();

  useEffect(() => {
    if (!view.visible) return;
    if (view.draft !== null) setWords(view.draft);
    if (view.takeFocus) focusNext();
  }, [view.shown]);

  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      if (asksRestart) setAsksRestart(false);
      else onClose();
    } else if (fullScreen) keepTabInside(event);
  };
  const restart = (): void => {
    setAsksRestart(false);
    void conversation.restart();
    focusNext();
  };

  return (
    <div lang={tagOfLocale(locale)}>
      <section
        ref={panel}
        class="panel"
        role="dialog"
        aria-labelledby="makegood-title"
        aria-modal={fullScreen}
        hidden={!view.visible}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <PanelHeader
          state={state}
          texts={texts}
          onRestart={() =>
            entries.some((entry) => entry.role === 'customer') ? setAsksRestart(true) : restart()
          }
          onClose={onClose}
        />
        <Notices
          state={state}
          texts={texts}
          asksRestart={asksRestart}
          onRestart={restart}
          onKeep={() => {
            setAsksRestart(false);
            focusNext();
          }}
          onDismiss={() => {
            conversation.dismissNotice();
            focusNext();
          }}
        />
        {state.phase === 'unavailable' && entries.length === 0 ? (
          <Unavailable texts={texts} onRetry={() => void conversation.open()} />
        ) : (
          <Transcript
            entries={entries}
            typing={typing || state.phase === 'starting'}
            visible={view.visible}
            locale={locale}
            texts={texts}
            onChoose={(choice) => {
              conversation.choose(choice);
              focusNext();
            }}
            onStarter={(starter) => {
              conversation.send(starter);
              focusNext();
            }}
            onRetry={() => {
              conversation.retry();
              focusNext();
            }}
          />
        )}
        <Composer texts={texts} field={field} words={words} onWords={setWords} onSend={conversation.send} />
      </section>
      <LiveRegion state={state} visible={view.visible} unread={unread} texts={texts} />
    </div>
  );
};
