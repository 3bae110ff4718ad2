import type { JSX } from 'preact';
import type { CasePageResponse } from '../../../domain/wire.js';
import { formatAmount } from '../../shared/format-amount.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { StorySection } from '../story-section.js';

interface Props {
  readonly page: CasePageResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

const troubled: ReadonlySet<string> = new Set([
  'failed',
  'rejected',
  'unknown',
  'manual',
  'reversed',
  'failed-late',
]);

/** Each refund with where it goes and where it stands, store credit beside it, and what the customer owes. */
export const CaseMoney = ({ page, locale, texts }: Props): JSX.Element => {
  const { case: found, storeCredit } = page;
  const words = texts.cases;
  const money = (amountMinor: number, currency: string): string =>
    formatAmount(amountMinor, currency, locale);
  return (
    <>
      <StorySection title={words.money}>
        {found.intents.length === 0 ? (
          <p class="quiet">{words.noMoney}</p>
        ) : (
          <ul class="rows">
            {found.intents.map((intent) => (
              <li key={intent.id}>
                <span class="row-main">
                  <strong>{money(intent.amountMinor, intent.currency)}</strong>
                  {intent.tender !== null && ` ${texts.payTo} ${intent.tender}`}
                </span>
                <span class={`tag ${troubled.has(intent.status) ? 'tag-deny' : 'tag-plain'}`}>
                  {words.refundStatus[intent.status] ?? intent.status}
                </span>
                <code class="row-code">
                  {intent.mover} {intent.providerRefundId ?? intent.id}
                </code>
              </li>
            ))}
          </ul>
        )}
      </StorySection>
      {storeCredit.length > 0 && (
        <StorySection title={words.storeCredit}>
          <ul class="rows">
            {storeCredit.map((credit) => (
              <li key={credit.id}>
                <span class="row-main">
                  <strong>{money(credit.amountMinor, credit.currency)}</strong>{' '}
                  <span dir="auto">{credit.reason}</span>
                </span>
                <span class="tag tag-plain">{words.creditKinds[credit.kind] ?? credit.kind}</span>
              </li>
            ))}
          </ul>
        </StorySection>
      )}
      {found.invoice !== null && (
        <StorySection title={words.invoice}>
          <p>
            <strong>{money(found.invoice.amountMinor, found.invoice.currency)}</strong>{' '}
            <span class="tag">{words.invoiceStatus[found.invoice.status] ?? found.invoice.status}</span>
            {found.invoice.dueOn !== null && (
              <>
                {' '}
                {words.dueAt} <time dateTime={found.invoice.dueOn}>{found.invoice.dueOn}</time>
              </>
            )}
          </p>
        </StorySection>
      )}
    </>
  );
};
