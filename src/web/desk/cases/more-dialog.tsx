import type { JSX } from 'preact';
import type { CaseActionName } from '../../../domain/wire.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { DialogFrame } from '../dialog-frame.js';

interface Props {
  readonly names: readonly CaseActionName[];
  readonly onChoose: (name: CaseActionName) => void;
  readonly onCancel: () => void;
  readonly texts: DeskTexts;
}

/** The actions that are less at hand. */
export const MoreDialog = ({ names, onChoose, onCancel, texts }: Props): JSX.Element => (
  <DialogFrame title={texts.cases.moreTitle} onCancel={onCancel} onSubmit={onCancel}>
    <ul class="more-actions">
      {names.map((name) => (
        <li key={name}>
          <button type="button" class="button button-quiet" onClick={() => onChoose(name)}>
            {texts.cases.actions[name]}
          </button>
        </li>
      ))}
    </ul>
    <div class="dialog-actions">
      <button type="button" class="button button-quiet" onClick={onCancel}>
        {texts.cases.cancel}
      </button>
    </div>
  </DialogFrame>
);
