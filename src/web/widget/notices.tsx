import type { JSX } from 'preact';
import type { WidgetTexts } from '../texts/widget-texts.js';
import type { ConversationState, Notice } from './conversation-state.js';
import { NoticeBar } from './notice-bar.js';

interface Props {
  readonly state: ConversationState;
  readonly texts: WidgetTexts;
  readonly asksRestart: boolean;
  readonly onRestart: () => void;
  readonly onKeep: () => void;
  readonly onDismiss: () => void;
}

const wordsOf = (notice: Notice, texts: WidgetTexts): string => {
  switch (notice) {
    case 'expired':
      return texts.expired;
    case 'stale':
      return texts.stale;
    case 'rate-limited':
      return texts.rateLimited;
    case 'rejected':
      return texts.rejected;
    case 'stored-later':
      return texts.storedLater;
    case 'closed':
      return texts.closed;
  }
};

/** The notices that hold at this moment, most pressing first. Read out politely, never stealing the focus. */
export const Notices = ({ state, texts, asksRestart, onRestart, onKeep, onDismiss }: Props): JSX.Element => (
  <div class="notices" role="status">
    {asksRestart && (
      <NoticeBar
        tone="warning"
        action={{ label: texts.restartYes, run: onRestart }}
        secondAction={{ label: texts.restartNo, run: onKeep }}
      >
        {texts.restartAsk}
      </NoticeBar>
    )}
    {state.line === 'offline' && <NoticeBar tone="warning">{texts.offline}</NoticeBar>}
    {state.line === 'waiting' && state.phase === 'ready' && (
      <NoticeBar tone="warning">{texts.waiting}</NoticeBar>
    )}
    {state.notice && (
      <NoticeBar
        tone={state.notice === 'expired' || state.notice === 'stored-later' ? 'calm' : 'warning'}
        action={
          state.notice === 'closed'
            ? { label: texts.restartYes, run: onRestart }
            : { label: texts.dismiss, run: onDismiss }
        }
      >
        {wordsOf(state.notice, texts)}
      </NoticeBar>
    )}
    {state.owner === 'queue' && <NoticeBar tone="person">{texts.queueNotice}</NoticeBar>}
  </div>
);
