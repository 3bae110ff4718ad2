import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { HandoffResponse } from '../../domain/wire.js';
import { readDecimalText, toDecimalText } from '../shared/decimal-amount.js';
import { formatAmount } from '../shared/format-amount.js';
import type { Locale } from '../shared/locale.js';
import type { RequestFailed } from '../shared/request-json.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { amountFault } from './amount-fault.js';
import { DialogFrame } from './dialog-frame.js';
import { kindOfYes } from './kind-of-yes.js';
import { ReasonField } from './reason-field.js';
import { decidedAmountMinor, suggestedAmountMinor } from './suggested-amount.js';

interface Props {
  readonly answer: HandoffResponse;
  readonly agentId: string;
  readonly locale: Locale;
  readonly texts: DeskTexts;
  readonly onCancel: () => void;
  readonly onApprove: (amountMinor: number, reason: string) => Promise<RequestFailed | null>;
}

/** Amount and reason of a refund that a person answers for. The amount starts as a colleague or the engine has it. */
export const ApproveDialog = ({
  answer,
  agentId,
  locale,
  texts,
  onCancel,
  onApprove,
}: Props): JSX.Element => {
  const currency = answer.approveCurrency ?? answer.case?.currency ?? 'USD';
  const suggestedMinor = suggestedAmountMinor(answer);
  const decidedMinor = decidedAmountMinor(answer);
  const remainsMinor = answer.mostRefundableMinor ?? null;
  const [typed, setTyped] = useState(suggestedMinor === null ? '' : toDecimalText(suggestedMinor, currency));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const money = (amountMinor: number): string => formatAmount(amountMinor, currency, locale);
  const read = readDecimalText(typed, currency);
  const fault = amountFault(read, remainsMinor, money, texts);
  const missing = reason.trim() === '';
  const yes = read.kind === 'amount' && fault === null ? kindOfYes(answer, agentId, read.amountMinor) : null;
  const doWords = { only: texts.approveDo, first: texts.approveFirst, second: texts.approveToo };

  const approve = async (): Promise<void> => {
    setTried(true);
    if (read.kind !== 'amount' || fault !== null || missing) return;
    const failure = await onApprove(read.amountMinor, reason.trim());
    const { mostMinor } = failure?.details ?? {};
    if (failure?.code === 'second-person-needed') setRefusal(texts.secondPersonNeeded);
    else if (failure?.code === 'amount-exceeds-remainder' && typeof mostMinor === 'number')
      setRefusal(texts.amountOverRemainder(money(mostMinor)));
    else if (failure !== null)
      setRefusal(`${texts.failed} ${texts.failedCode(failure.code, failure.requestId)}`);
  };

  return (
    <DialogFrame title={texts.approveTitle} onCancel={onCancel} onSubmit={() => void approve()}>
      <label class="field">
        <span>{texts.approveAmount(currency)}</span>
        <input
          class="amount-input"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={typed}
          aria-invalid={tried && fault !== null}
          aria-describedby="amount-hint amount-fault"
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setRefusal(null);
          }}
        />
        <span id="amount-hint" class="field-hint">
          {decidedMinor !== null && `${texts.approveDecided(money(decidedMinor))} `}
          {remainsMinor !== null && `${texts.approveRemains(money(remainsMinor))} `}
          {yes === 'first' || answer.approveMaxMinor === null
            ? texts.approveTwo
            : !answer.takesTwoPeople && texts.approveLimit(money(answer.approveMaxMinor))}
        </span>
        <span id="amount-fault" class="field-error" role="alert">
          {refusal ?? (tried || typed !== '' ? fault : null)}
        </span>
      </label>
      <ReasonField
        label={texts.approveReason}
        words={reason}
        onWords={setReason}
        fault={tried && missing ? texts.reasonMissing : null}
      />
      <div class="dialog-actions">
        <button type="button" class="button button-quiet" onClick={onCancel}>
          {texts.cancel}
        </button>
        <button type="submit" class="button">
          {read.kind === 'amount' && yes !== null ? doWords[yes](money(read.amountMinor)) : texts.approveOnly}
        </button>
      </div>
    </DialogFrame>
  );
};
