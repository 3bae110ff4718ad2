import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatAmount } from '../../../shared/format-amount.js';
import type { CaseDialogProps } from '../case-action-dialog.js';
import { ActionFrame } from './action-frame.js';
import { SelectField } from './select-field.js';
import { TextField } from './text-field.js';
import { useReason } from './use-reason.js';

/** What a person found out about a refund that nobody else can settle: it was made, or it was not. */
export const RefundDialog = ({
  name,
  page,
  onCancel,
  onSend,
  locale,
  texts,
}: CaseDialogProps & { readonly name: 'confirm-refund' | 'refund-not-made' }): JSX.Element => {
  const words = texts.cases;
  const open = page.case.intents.filter(({ status }) => status === 'manual');
  const [intentId, setIntentId] = useState(open[0]?.id ?? '');
  const [providerId, setProviderId] = useState('');
  const [tried, setTried] = useState(false);
  const { field, read } = useReason(texts);
  const { version } = page.case;
  const id = providerId.trim();
  return (
    <ActionFrame
      name={name}
      texts={texts}
      onCancel={onCancel}
      onConfirm={() => {
        setTried(true);
        const reason = read();
        if (reason === null || intentId === '') return undefined;
        if (name === 'refund-not-made') return onSend({ action: name, version, intentId, reason });
        return id === ''
          ? undefined
          : onSend({ action: name, version, intentId, reason, providerRefundId: id });
      }}
    >
      <SelectField
        label={words.whichRefund}
        value={intentId}
        onValue={setIntentId}
        choices={open.map((intent) => ({
          value: intent.id,
          words: `${formatAmount(intent.amountMinor, intent.currency, locale)} ${intent.tender ?? intent.id}`,
        }))}
      />
      {name === 'confirm-refund' && (
        <TextField
          label={words.providerId}
          value={providerId}
          onValue={setProviderId}
          lengthMax={200}
          fault={tried && id === '' ? words.providerIdMissing : null}
        />
      )}
      {field}
    </ActionFrame>
  );
};
