import type { JSX } from 'preact';
import type { CaseGroupWire } from '../../../domain/wire.js';
import type { DeskTexts } from '../../texts/desk-texts.js';

const looks: Readonly<Record<CaseGroupWire, string>> = {
  us: 'tag-review',
  customer: 'tag-plain',
  goods: '',
  money: 'tag-approve',
  done: 'tag-plain',
};

/** The status in words, in the look of what the case waits for. */
export const StatusTag = ({
  status,
  group,
  texts,
}: {
  readonly status: string;
  readonly group: CaseGroupWire;
  readonly texts: DeskTexts;
}): JSX.Element => <span class={`tag ${looks[group]}`}>{texts.cases.status[status] ?? status}</span>;
