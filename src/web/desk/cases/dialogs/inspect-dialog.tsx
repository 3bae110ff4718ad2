import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseActionRequest } from '../../../../domain/wire.js';
import type { CaseDialogProps } from '../case-action-dialog.js';
import { nameOfLine } from '../name-of-line.js';
import { unitsLeft } from '../units-in.js';
import { ActionFrame } from './action-frame.js';
import { type Draft, FindingFields, newDraft, readDraft } from './finding-fields.js';

type Findings = Extract<CaseActionRequest, { action: 'inspect' }>['findings'];

/** What was found of each line that arrived and nobody has looked at yet. */
export const InspectDialog = ({ page, onCancel, onSend, locale, texts }: CaseDialogProps): JSX.Element => {
  const goods = page.case.return;
  const currency = page.case.currency ?? page.case.decision?.breakdown?.currency ?? 'USD';
  const unseen = goods === null ? [] : unitsLeft(goods.received, goods.findings);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [tried, setTried] = useState(false);
  const rows = unseen.map(({ lineId, quantity: most }) => {
    const draft = drafts[lineId] ?? newDraft(most);
    return { lineId, most, draft, read: readDraft(draft, { most, currency, texts }) };
  });
  return (
    <ActionFrame
      name="inspect"
      texts={texts}
      onCancel={onCancel}
      onConfirm={() => {
        setTried(true);
        const findings = rows.flatMap(
          ({ lineId, read }): Findings =>
            read.finding === null || read.finding.quantity === 0 ? [] : [{ lineId, ...read.finding }],
        );
        if (findings.length === 0 || rows.some(({ read }) => read.finding === null)) return undefined;
        return onSend({ action: 'inspect', version: page.case.version, findings });
      }}
    >
      {rows.map(({ lineId, most, draft, read }) => (
        <FindingFields
          key={lineId}
          name={nameOfLine(page, lineId, locale)}
          most={most}
          currency={currency}
          draft={draft}
          faults={read.faults}
          tried={tried}
          onDraft={(next) => setDrafts({ ...drafts, [lineId]: next })}
          texts={texts}
        />
      ))}
    </ActionFrame>
  );
};
