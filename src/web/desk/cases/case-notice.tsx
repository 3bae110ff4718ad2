import type { JSX } from 'preact';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { refusalWords } from './refusal-words.js';
import type { CaseNoticeOf } from './use-case-actions.js';

interface Props {
  readonly notice: CaseNoticeOf | null;
  readonly currency: string | null;
  readonly locale: Locale;
  readonly texts: DeskTexts;
  readonly onDismiss: () => void;
}

const looks = { done: 'done', changed: 'owner-changed', failed: 'failed' } as const;

/** How the last action ended. */
export const CaseNotice = ({ notice, currency, locale, texts, onDismiss }: Props): JSX.Element => (
  <div role="status">
    {notice !== null && (
      <div class={`desk-notice desk-notice-${looks[notice.kind]}`}>
        <p>
          {notice.kind === 'failed'
            ? refusalWords(notice.failure, currency, { locale, texts })
            : texts.cases[notice.kind === 'done' ? 'done' : 'changed']}
        </p>
        <button type="button" class="text-button" onClick={onDismiss}>
          {texts.dismiss}
        </button>
      </div>
    )}
  </div>
);
