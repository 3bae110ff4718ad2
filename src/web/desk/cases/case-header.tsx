import type { JSX } from 'preact';
import type { CasePageResponse } from '../../../domain/wire.js';
import { formatMoment } from '../../shared/format-time.js';
import { BackIcon } from '../../shared/icons.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { addressOfHandoff } from '../use-desk-place.js';
import { exportAddress } from './cases-client.js';
import { DueTag } from './due-tag.js';
import { StatusTag } from './status-tag.js';

interface Props {
  readonly page: CasePageResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
  readonly onBack: () => void;
}

/** Whose case it is, how it stands, and the ways to its conversation and its files. */
export const CaseHeader = ({ page, locale, texts, onBack }: Props): JSX.Element => {
  const { case: found, customerName, dueAt, group, handoffId, now } = page;
  const words = texts.cases;
  return (
    <header class="handoff-header">
      <button type="button" class="icon-button only-narrow" onClick={onBack} aria-label={words.back}>
        <BackIcon />
      </button>
      <div class="handoff-titles">
        <h1 dir="auto">{customerName ?? texts.unknownCustomer}</h1>
        <p>
          <span class="reference">{found.reference}</span> · {texts.order(found.orderNumber)}
        </p>
      </div>
      <span class="tags">
        <StatusTag status={found.status} group={group} texts={texts} />
        <span class="tag tag-plain">
          <time dateTime={found.statusSince}>{words.since(formatMoment(found.statusSince, locale))}</time>
        </span>
        <DueTag dueAt={group === 'done' ? null : dueAt} now={now} texts={texts} />
      </span>
      <p class="case-links">
        {handoffId !== null && <a href={addressOfHandoff(handoffId)}>{words.conversation}</a>}
        <a href={exportAddress(found.reference, 'json')} download>
          {words.exportJson}
        </a>
        <a href={exportAddress(found.reference, 'csv')} download>
          {words.exportCsv}
        </a>
      </p>
      {found.disputeIds.length > 0 && <p class="field-error">{words.disputed}</p>}
    </header>
  );
};
