import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseDialogProps } from '../case-action-dialog.js';
import { ActionFrame } from './action-frame.js';
import { TextField } from './text-field.js';
import { useReason } from './use-reason.js';

/** Who decides from here on, and why. */
export const EscalateDialog = ({ page, onCancel, onSend, texts }: CaseDialogProps): JSX.Element => {
  const words = texts.cases;
  const [platform, setPlatform] = useState('');
  const [tried, setTried] = useState(false);
  const { field, read } = useReason(texts);
  const name = platform.trim();
  return (
    <ActionFrame
      name="escalate"
      texts={texts}
      onCancel={onCancel}
      onConfirm={() => {
        setTried(true);
        const reason = read();
        if (reason === null || name === '') return undefined;
        return onSend({ action: 'escalate', version: page.case.version, platform: name, reason });
      }}
    >
      <TextField
        label={words.platform}
        value={platform}
        onValue={setPlatform}
        lengthMax={80}
        fault={tried && name === '' ? words.platformMissing : null}
      />
      {field}
    </ActionFrame>
  );
};
