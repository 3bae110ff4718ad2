import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseDialogProps } from '../case-action-dialog.js';
import { nameOfLine } from '../name-of-line.js';
import { unitsLeft } from '../units-in.js';
import { ActionFrame } from './action-frame.js';
import { readUnits } from './read-units.js';
import { TextField } from './text-field.js';

/** How many units of each awaited line are in the parcel; all of them unless said otherwise. */
export const ReceiveDialog = ({ page, onCancel, onSend, locale, texts }: CaseDialogProps): JSX.Element => {
  const words = texts.cases;
  const goods = page.case.return;
  const awaited = goods === null ? [] : unitsLeft(goods.lines, goods.received);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const rows = awaited.map(({ lineId, quantity: most }) => {
    const text = typed[lineId] ?? String(most);
    return { lineId, most, text, units: readUnits(text, most) };
  });
  const isNothing = rows.every(({ units }) => units === 0);
  return (
    <ActionFrame
      name="receive"
      texts={texts}
      onCancel={onCancel}
      onConfirm={() => {
        setTried(true);
        const lines = rows.flatMap(({ lineId, units }) => (units ? [{ lineId, quantity: units }] : []));
        if (isNothing || rows.some(({ units }) => units === null)) return undefined;
        return onSend({ action: 'receive', version: page.case.version, lines });
      }}
    >
      {rows.map(({ lineId, most, text, units }) => (
        <TextField
          key={lineId}
          label={nameOfLine(page, lineId, locale)}
          hint={words.mostUnits(most)}
          value={text}
          inputMode="numeric"
          lengthMax={6}
          onValue={(value) => setTyped({ ...typed, [lineId]: value })}
          fault={units === null ? words.unitsInvalid(most) : tried && isNothing ? words.unitsMissing : null}
        />
      ))}
    </ActionFrame>
  );
};
