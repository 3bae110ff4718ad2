import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { HandoffResponse } from '../../domain/wire.js';
import type { Locale } from '../shared/locale.js';
import type { RequestFailed } from '../shared/request-json.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { ApproveDialog } from './approve-dialog.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { DeclineDialog } from './decline-dialog.js';
import type { DeskActionName, DeskActions } from './desk-client.js';

interface Props {
  readonly answer: HandoffResponse;
  readonly mine: boolean;
  readonly busy: boolean;
  readonly run: <Name extends DeskActionName>(
    name: Name,
    body: DeskActions[Name],
  ) => Promise<RequestFailed | null>;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

type OpenDialog = 'approve' | 'decline' | 'give-back' | 'close';

/** What this agent can do now: claim what waits, settle or pass on what is theirs. */
export const ActionBar = ({ answer, mine, busy, run, locale, texts }: Props): JSX.Element => {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const { handoff } = answer;
  const { version } = handoff;
  const done = (): void => setDialog(null);
  const button = (name: OpenDialog, words: string, look: string, disabled = false): JSX.Element => (
    <button
      type="button"
      class={`button ${look}`}
      aria-disabled={busy || disabled}
      title={disabled ? texts.noCase : undefined}
      onClick={() => !busy && !disabled && setDialog(name)}
    >
      {words}
    </button>
  );

  if (handoff.status === 'waiting') {
    return (
      <footer class="actions">
        <p>{texts.claimHint}</p>
        <button
          type="button"
          class="button"
          aria-disabled={busy}
          onClick={() => !busy && void run('claim', { version })}
        >
          {texts.claim}
        </button>
      </footer>
    );
  }
  if (!mine) {
    return (
      <footer class="actions">
        <p>
          {handoff.status === 'claimed' && handoff.agentName !== null
            ? texts.claimedBy(handoff.agentName)
            : texts.ended}
        </p>
      </footer>
    );
  }
  const noCase = answer.case === null || answer.approveMaxMinor === null;
  return (
    <footer class="actions">
      <div class="actions-settle">
        {button('approve', texts.approve, '', noCase)}
        {button('decline', texts.decline, 'button-danger', answer.case === null)}
      </div>
      {button('give-back', texts.giveBack, 'button-quiet')}
      {button('close', texts.close, 'button-quiet')}
      {dialog === 'approve' && (
        <ApproveDialog
          answer={answer}
          locale={locale}
          texts={texts}
          onCancel={done}
          onApprove={async (amountMinor, reason) => {
            const failure = await run('approve', { version, amountMinor, reason });
            if (failure === null || failure.code === 'owner-changed') done();
            return failure;
          }}
        />
      )}
      {dialog === 'decline' && (
        <DeclineDialog
          texts={texts}
          onCancel={done}
          onDecline={async (reason) => {
            await run('decline', { version, reason });
            done();
          }}
        />
      )}
      {(dialog === 'give-back' || dialog === 'close') && (
        <ConfirmDialog
          title={dialog === 'close' ? texts.closeTitle : texts.giveBackTitle}
          body={dialog === 'close' ? texts.closeBody : texts.giveBackBody}
          confirm={dialog === 'close' ? texts.close : texts.giveBack}
          cancel={texts.cancel}
          onCancel={done}
          onConfirm={async () => {
            await run(dialog, { version });
            done();
          }}
        />
      )}
    </footer>
  );
};
