import type { JSX } from 'preact';
import type { CaseActionName, CaseActionRequest, CasePageResponse } from '../../../domain/wire.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { AppeaseDialog } from './dialogs/appease-dialog.js';
import { EscalateDialog } from './dialogs/escalate-dialog.js';
import { InspectDialog } from './dialogs/inspect-dialog.js';
import { ReasonDialog } from './dialogs/reason-dialog.js';
import { ReceiveDialog } from './dialogs/receive-dialog.js';
import { RefundDialog } from './dialogs/refund-dialog.js';
import { TrackDialog } from './dialogs/track-dialog.js';

export interface CaseDialogProps {
  readonly page: CasePageResponse;
  readonly onCancel: () => void;
  readonly onSend: (body: CaseActionRequest) => Promise<void>;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** Asks what an action needs to know before it is done. */
export const CaseActionDialog = ({
  name,
  ...props
}: CaseDialogProps & { readonly name: CaseActionName }): JSX.Element => {
  switch (name) {
    case 'track':
      return <TrackDialog {...props} />;
    case 'receive':
      return <ReceiveDialog {...props} />;
    case 'inspect':
      return <InspectDialog {...props} />;
    case 'confirm-refund':
    case 'refund-not-made':
      return <RefundDialog {...props} name={name} />;
    case 'appease':
      return <AppeaseDialog {...props} />;
    case 'escalate':
      return <EscalateDialog {...props} />;
    default:
      return <ReasonDialog {...props} name={name} />;
  }
};
