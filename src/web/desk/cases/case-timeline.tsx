import type { JSX } from 'preact';
import type { CaseEntryWire, CasePageResponse } from '../../../domain/wire.js';
import { formatAmount } from '../../shared/format-amount.js';
import { formatMoment } from '../../shared/format-time.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { entryWords } from './entry-words.js';
import { nameOfLine } from './name-of-line.js';

interface Props {
  readonly page: CasePageResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

const Entry = ({ entry, page, locale, texts }: Props & { readonly entry: CaseEntryWire }): JSX.Element => {
  const words = texts.cases;
  const goods = entry.lines.map((line) => {
    const what = `${line.quantity} × ${nameOfLine(page, line.lineId, locale)}`;
    return line.disposition === null
      ? what
      : `${what}: ${words.dispositions[line.disposition] ?? line.disposition}`;
  });
  return (
    <li class={`entry entry-${entry.actor}`}>
      <p class="entry-head">
        <strong>{entryWords(entry, texts)}</strong>
        {entry.amountMinor !== null && entry.currency !== null && (
          <span class="entry-amount">{formatAmount(entry.amountMinor, entry.currency, locale)}</span>
        )}
      </p>
      {goods.length > 0 && <p dir="auto">{goods.join(', ')}</p>}
      {entry.words !== null && <p dir="auto">{`“${entry.words}”`}</p>}
      <p class="entry-by">
        {entry.agentName ?? words.actors[entry.actor]} ·{' '}
        <time dateTime={entry.at}>{formatMoment(entry.at, locale)}</time>
        {entry.number !== null && (
          <>
            {' · '}
            <code>{entry.number}</code>
          </>
        )}
      </p>
    </li>
  );
};

/** Every entry of the case, the latest first: what, who, when and why. */
export const CaseTimeline = ({ page, locale, texts }: Props): JSX.Element => (
  <section class="timeline" aria-labelledby="timeline-title">
    <h2 id="timeline-title">{texts.cases.timeline}</h2>
    <ol reversed>
      {[...page.entries].reverse().map((entry) => (
        <Entry key={entry.seq} entry={entry} page={page} locale={locale} texts={texts} />
      ))}
    </ol>
  </section>
);
