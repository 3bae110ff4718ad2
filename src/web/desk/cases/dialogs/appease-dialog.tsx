import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readDecimalText } from '../../../shared/decimal-amount.js';
import { amountFault } from '../../amount-fault.js';
import type { CaseDialogProps } from '../case-action-dialog.js';
import { ActionFrame } from './action-frame.js';
import { TextField } from './text-field.js';
import { useReason } from './use-reason.js';

/** An amount of store credit that nobody is entitled to, and why it is given. */
export const AppeaseDialog = ({ page, onCancel, onSend, texts }: CaseDialogProps): JSX.Element => {
  const currency = page.orderCurrency ?? page.case.currency ?? 'USD';
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { field, read: readReason } = useReason(texts);
  const read = readDecimalText(typed, currency);
  const fault = amountFault(read, null, String, texts);
  return (
    <ActionFrame
      name="appease"
      texts={texts}
      onCancel={onCancel}
      onConfirm={() => {
        setTried(true);
        const reason = readReason();
        if (reason === null || fault !== null || read.kind !== 'amount') return undefined;
        return onSend({
          action: 'appease',
          version: page.case.version,
          amountMinor: read.amountMinor,
          reason,
        });
      }}
    >
      <TextField
        label={texts.cases.amountIn(currency)}
        value={typed}
        onValue={setTyped}
        inputMode="decimal"
        lengthMax={20}
        fault={tried || typed !== '' ? fault : null}
      />
      {field}
    </ActionFrame>
  );
};
