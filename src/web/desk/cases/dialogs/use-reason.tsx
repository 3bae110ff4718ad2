import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskTexts } from '../../../texts/desk-texts.js';
import { ReasonField } from '../../reason-field.js';

/** A reason that has to be given; `read` answers it, or nothing after marking it as missing. */
export const useReason = (
  texts: DeskTexts,
  label: string = texts.cases.reasonFor,
): { readonly field: JSX.Element; readonly read: () => string | null } => {
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const reason = words.trim();
  return {
    field: (
      <ReasonField
        label={label}
        words={words}
        onWords={setWords}
        fault={tried && reason === '' ? texts.reasonMissing : null}
      />
    ),
    read: () => {
      setTried(true);
      return reason === '' ? null : reason;
    },
  };
};
