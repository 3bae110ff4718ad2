import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseActionName } from '../../../../domain/wire.js';
import type { DeskTexts } from '../../../texts/desk-texts.js';
import { DialogFrame } from '../../dialog-frame.js';

interface Props {
  readonly name: CaseActionName;
  readonly texts: DeskTexts;
  readonly onCancel: () => void;
  /** Sent once at a time; nothing while something is missing. */
  readonly onConfirm: () => Promise<void> | undefined;
  readonly children?: ComponentChildren;
}

const grave: ReadonlySet<CaseActionName> = new Set(['decline-return', 'refund-not-made', 'withdraw']);

/** An action with what it does, what it needs to know, and a way back. */
export const ActionFrame = ({ name, texts, onCancel, onConfirm, children }: Props): JSX.Element => {
  const [sending, setSending] = useState(false);
  const { title, body, confirm } = texts.cases.dialogs[name];
  const submit = async (): Promise<void> => {
    if (sending) return;
    const sent = onConfirm();
    if (sent === undefined) return;
    setSending(true);
    await sent.finally(() => setSending(false));
  };
  return (
    <DialogFrame title={title} onCancel={onCancel} onSubmit={() => void submit()}>
      <p class="dialog-body">{body}</p>
      {children}
      <div class="dialog-actions">
        <button type="button" class="button button-quiet" onClick={onCancel}>
          {texts.cases.cancel}
        </button>
        <button
          type="submit"
          class={`button${grave.has(name) ? ' button-danger' : ''}`}
          aria-disabled={sending}
        >
          {confirm}
        </button>
      </div>
    </DialogFrame>
  );
};
