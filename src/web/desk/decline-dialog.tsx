import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskTexts } from '../texts/desk-texts.js';
import { DialogFrame } from './dialog-frame.js';
import { ReasonField } from './reason-field.js';

interface Props {
  readonly texts: DeskTexts;
  readonly onCancel: () => void;
  readonly onDecline: (reason: string) => Promise<void>;
}

export const DeclineDialog = ({ texts, onCancel, onDecline }: Props): JSX.Element => {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  return (
    <DialogFrame
      title={texts.declineTitle}
      onCancel={onCancel}
      onSubmit={() => {
        setTried(true);
        if (!missing) void onDecline(reason.trim());
      }}
    >
      <ReasonField
        label={texts.declineReason}
        words={reason}
        onWords={setReason}
        fault={tried && missing ? texts.reasonMissing : null}
      />
      <div class="dialog-actions">
        <button type="button" class="button button-quiet" onClick={onCancel}>
          {texts.cancel}
        </button>
        <button type="submit" class="button button-danger">
          {texts.declineDo}
        </button>
      </div>
    </DialogFrame>
  );
};
