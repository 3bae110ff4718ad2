import type { JSX } from 'preact';
import { DialogFrame } from './dialog-frame.js';

interface Props {
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly onConfirm: () => Promise<void>;
}

export const ConfirmDialog = ({ title, body, confirm, cancel, onCancel, onConfirm }: Props): JSX.Element => (
  <DialogFrame title={title} onCancel={onCancel} onSubmit={() => void onConfirm()}>
    <p>{body}</p>
    <div class="dialog-actions">
      <button type="button" class="button button-quiet" onClick={onCancel}>
        {cancel}
      </button>
      <button type="submit" class="button">
        {confirm}
      </button>
    </div>
  </DialogFrame>
);
