import type { JSX } from 'preact';
import type { CaseActionRequest } from '../../../../domain/wire.js';
import type { CaseDialogProps } from '../case-action-dialog.js';
import { ActionFrame } from './action-frame.js';
import { useReason } from './use-reason.js';

type Name = Exclude<
  CaseActionRequest['action'],
  'track' | 'receive' | 'inspect' | 'confirm-refund' | 'refund-not-made' | 'appease' | 'escalate'
>;

/** Actions that need a reason and nothing else. */
export const ReasonDialog = ({
  name,
  page,
  onCancel,
  onSend,
  texts,
}: CaseDialogProps & { readonly name: Name }): JSX.Element => {
  const { field, read } = useReason(texts, name === 'note' ? texts.cases.noteWords : undefined);
  return (
    <ActionFrame
      name={name}
      texts={texts}
      onCancel={onCancel}
      onConfirm={() => {
        const reason = read();
        return reason === null ? undefined : onSend({ action: name, version: page.case.version, reason });
      }}
    >
      {field}
    </ActionFrame>
  );
};
