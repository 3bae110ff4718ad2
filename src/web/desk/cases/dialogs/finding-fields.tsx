import type { JSX } from 'preact';
import type { CaseActionRequest } from '../../../../domain/wire.js';
import { readDecimalText } from '../../../shared/decimal-amount.js';
import type { DeskTexts } from '../../../texts/desk-texts.js';
import { amountFault } from '../../amount-fault.js';
import { readUnits } from './read-units.js';
import { SelectField } from './select-field.js';
import { TextField } from './text-field.js';

const dispositions = ['restocked', 'not-restocked', 'processing-required', 'missing'] as const;
const deductions = ['none', 'missing-part', 'damaged-by-customer'] as const;

/** A finding as it is typed. */
export interface Draft {
  readonly units: string;
  readonly disposition: (typeof dispositions)[number];
  readonly deduction: (typeof deductions)[number];
  readonly amount: string;
}
export const newDraft = (most: number): Draft => ({
  units: String(most),
  disposition: 'restocked',
  deduction: 'none',
  amount: '',
});

type Finding = Omit<Extract<CaseActionRequest, { action: 'inspect' }>['findings'][number], 'lineId'>;
interface Faults {
  readonly units: string | null;
  readonly amount: string | null;
}

/** The finding, or what is wrong with it. */
export const readDraft = (
  draft: Draft,
  { most, currency, texts }: { readonly most: number; readonly currency: string; readonly texts: DeskTexts },
): { readonly finding: Finding | null; readonly faults: Faults } => {
  const quantity = readUnits(draft.units, most);
  const amount = readDecimalText(draft.amount, currency);
  const faults = {
    units: quantity === null ? texts.cases.unitsInvalid(most) : null,
    amount: draft.deduction === 'none' ? null : amountFault(amount, null, String, texts),
  };
  if (quantity === null || faults.amount !== null) return { finding: null, faults };
  const { disposition, deduction } = draft;
  const taken =
    deduction !== 'none' && amount.kind === 'amount'
      ? { kind: deduction, amountMinor: amount.amountMinor }
      : null;
  return { finding: { quantity, disposition, ...(taken === null ? {} : { deduction: taken }) }, faults };
};

interface Props {
  readonly name: string;
  readonly most: number;
  readonly currency: string;
  readonly draft: Draft;
  readonly faults: Faults;
  readonly tried: boolean;
  readonly onDraft: (draft: Draft) => void;
  readonly texts: DeskTexts;
}

/** What was found of one line: how many units, what becomes of them, what is taken off. */
export const FindingFields = ({
  name,
  most,
  currency,
  draft,
  faults,
  tried,
  onDraft,
  texts,
}: Props): JSX.Element => {
  const words = texts.cases;
  return (
    <fieldset class="finding-fields">
      <legend>{name}</legend>
      <TextField
        label={words.quantityOf(name)}
        hint={words.mostUnits(most)}
        value={draft.units}
        inputMode="numeric"
        lengthMax={6}
        onValue={(units) => onDraft({ ...draft, units })}
        fault={faults.units}
      />
      <SelectField
        label={words.dispositionOf}
        value={draft.disposition}
        onValue={(disposition) => onDraft({ ...draft, disposition })}
        choices={dispositions.map((value) => ({ value, words: words.dispositions[value] ?? value }))}
      />
      <SelectField
        label={words.deductionOf}
        value={draft.deduction}
        onValue={(deduction) => onDraft({ ...draft, deduction })}
        choices={deductions.map((value) => ({
          value,
          words: value === 'none' ? words.noDeduction : (words.deductions[value] ?? value),
        }))}
      />
      {draft.deduction !== 'none' && (
        <TextField
          label={words.deductionAmount(currency)}
          value={draft.amount}
          inputMode="decimal"
          lengthMax={20}
          onValue={(amount) => onDraft({ ...draft, amount })}
          fault={tried || draft.amount !== '' ? faults.amount : null}
        />
      )}
    </fieldset>
  );
};
