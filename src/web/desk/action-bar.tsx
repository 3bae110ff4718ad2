import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { HandoffResponse } from '../../domain/wire.js';
import { formatAmount } from '../shared/format-amount.js';
import type { Locale } from '../shared/locale.js';
import type { RequestFailed } from '../shared/request-json.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { ApproveDialog } from './approve-dialog.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { DeclineDialog } from './decline-dialog.js';
import type { DeskActionName, DeskActions } from './desk-client.js';
import { standingFirstYes } from './kind-of-yes.js';

interface Props {
  readonly answer: HandoffResponse;
  readonly agentId: string;
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

/** How the conversation stands for this agent, and above all what a first yes asks of whom. */
const wordsOf = ({ handoff }: HandoffResponse, agentId: string, texts: DeskTexts): string => {
  if (handoff.firstYes !== null)
    return handoff.firstYes.agentId === agentId ? texts.firstYesMine : texts.firstYesAsk;
  if (handoff.status === 'waiting') return texts.claimHint;
  return handoff.status === 'claimed' && handoff.agentName !== null
    ? texts.claimedBy(handoff.agentName)
    : texts.ended;
};

/** What this agent can do now: claim what waits, settle or pass on what is theirs, answer a colleague's first yes. */
export const ActionBar = ({ answer, agentId, mine, busy, run, locale, texts }: Props): JSX.Element => {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const { handoff } = answer;
  const { version, firstYes } = handoff;
  const standing = standingFirstYes(answer);
  const done = (): void => setDialog(null);
  const button = (name: OpenDialog, words: string, look: string, unable?: string): JSX.Element => (
    <button
      type="button"
      class={`button ${look}`}
      aria-disabled={busy || unable !== undefined}
      title={unable}
      onClick={() => !busy && unable === undefined && setDialog(name)}
    >
      {words}
    </button>
  );
  const noCase = answer.case === null || answer.approveMaxMinor === null ? texts.noCase : undefined;
  const wasMine = standing?.agentId === agentId ? texts.firstYesMine : undefined;
  const approveWords =
    standing === null || wasMine !== undefined
      ? texts.approve
      : `${texts.approveToo(formatAmount(standing.totalMinor, standing.currency, locale))}…`;
  return (
    <footer class="actions">
      {(!mine || firstYes !== null) && <p>{wordsOf(answer, agentId, texts)}</p>}
      {(mine || firstYes !== null) && (
        <div class="actions-settle">
          {button('approve', approveWords, '', noCase ?? wasMine)}
          {button('decline', texts.decline, 'button-danger', answer.case === null ? texts.noCase : undefined)}
        </div>
      )}
      {handoff.status === 'waiting' && (
        <button
          type="button"
          class="button"
          aria-disabled={busy}
          onClick={() => !busy && void run('claim', { version })}
        >
          {texts.claim}
        </button>
      )}
      {mine && button('give-back', texts.giveBack, 'button-quiet')}
      {mine && button('close', texts.close, 'button-quiet')}
      {dialog === 'approve' && (
        <ApproveDialog
          answer={answer}
          agentId={agentId}
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
