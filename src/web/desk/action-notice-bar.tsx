import type { JSX } from 'preact';
import type { DeskTexts } from '../texts/desk-texts.js';
import type { ActionNotice } from './use-actions.js';

interface Props {
  readonly notice: ActionNotice | null;
  readonly texts: DeskTexts;
  readonly onDismiss: () => void;
}

const wordsOf = (notice: ActionNotice, texts: DeskTexts): string => {
  switch (notice.kind) {
    case 'done':
      return texts.done[notice.action];
    case 'owner-changed':
      return texts.ownerChanged;
    case 'failed':
      return `${texts.failed} ${texts.failedCode(notice.code, notice.requestId)}`;
  }
};

/** How the last action ended. */
export const ActionNoticeBar = ({ notice, texts, onDismiss }: Props): JSX.Element => (
  <div role="status">
    {notice !== null && (
      <div class={`desk-notice desk-notice-${notice.kind}`}>
        <p>{wordsOf(notice, texts)}</p>
        <button type="button" class="text-button" onClick={onDismiss}>
          {texts.dismiss}
        </button>
      </div>
    )}
  </div>
);
