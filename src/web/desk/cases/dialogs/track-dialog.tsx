import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseDialogProps } from '../case-action-dialog.js';
import { ActionFrame } from './action-frame.js';
import { SelectField } from './select-field.js';
import { TextField } from './text-field.js';

const statuses = ['accepted', 'in-transit', 'delivered', 'exception'] as const;

/** What a carrier's page says of the parcel. */
export const TrackDialog = ({ page, onCancel, onSend, texts }: CaseDialogProps): JSX.Element => {
  const words = texts.cases;
  const goods = page.case.return;
  const [status, setStatus] = useState<(typeof statuses)[number]>('accepted');
  const [carrier, setCarrier] = useState(goods?.carrier ?? '');
  const [number, setNumber] = useState(goods?.trackingNumber ?? '');
  return (
    <ActionFrame
      name="track"
      texts={texts}
      onCancel={onCancel}
      onConfirm={() =>
        onSend({
          action: 'track',
          version: page.case.version,
          status,
          ...(carrier.trim() === '' ? {} : { carrier: carrier.trim() }),
          ...(number.trim() === '' ? {} : { trackingNumber: number.trim() }),
        })
      }
    >
      <SelectField
        label={words.carrierSays}
        value={status}
        onValue={setStatus}
        choices={statuses.map((value) => ({ value, words: words.carrierStatus[value] ?? value }))}
      />
      <TextField label={words.carrier} value={carrier} onValue={setCarrier} lengthMax={60} />
      <TextField label={words.trackingNumber} value={number} onValue={setNumber} lengthMax={80} />
    </ActionFrame>
  );
};
