import type { PeriodOutline, PolicyOutline, RowOutline, TermsOutline } from '../../../policy/index.js';
import { type Html, html } from '../html.js';
import { message, type PageWords } from '../page-words.js';

/** A row that holds for a reason whatever was bought: it asks for nothing but the reason, the request, the place
 * and what anybody can show. */
const isGeneral = (row: RowOutline, reason: string): row is RowOutline & { terms: TermsOutline } =>
  row.terms !== null &&
  !row.narrowed &&
  !row.forSomeCustomers &&
  row.conditions.every(
    (condition) =>
      ['kind', 'reason', 'delivery', 'evidence'].includes(condition.key) &&
      (condition.key !== 'kind' || ('values' in condition && condition.values.includes('refund'))),
  ) &&
  row.conditions.some(
    (condition) => condition.key === 'reason' && 'values' in condition && condition.values.includes(reason),
  );

interface Fact {
  readonly figure: string;
  readonly about: string;
}

type General = RowOutline & { readonly terms: TermsOutline };

/** The last day of rows that continue each other without a gap; null where there is none, or none that ends. */
const reachOf = (periods: readonly PeriodOutline[]): number | null => {
  let reach: number | null = null;
  for (const { afterDays, withinDays } of periods.toSorted(
    (a, b) => (a.afterDays ?? -1) - (b.afterDays ?? -1),
  )) {
    if (afterDays !== null && (reach === null || afterDays > reach)) break;
    if (withinDays === null) return null;
    reach = Math.max(reach ?? 0, withinDays);
  }
  return reach;
};

/** How long everybody has, whatever was bought: the first row, and those that go on giving something of the same. */
const daysFor = (reason: string, aboutKey: string, { rows }: PolicyOutline, words: PageWords): Fact[] => {
  const general = rows.filter((row): row is General => isGeneral(row, reason));
  const first = general[0]?.periods[0];
  if (first === undefined) return [];
  const given = general[0]?.terms.resolutions ?? [];
  const reach = reachOf(
    general
      .filter(({ terms }) => terms.resolutions.some((resolution) => given.includes(resolution)))
      .flatMap(({ periods: [period] }) => period ?? [])
      .filter(({ event, business }) => event === first.event && business === first.business),
  );
  if (reach === null) return [];
  return [
    {
      figure: words.say(first.business ? 'policy-page.glance.business-days' : 'policy-page.glance.days', {
        days: reach,
      }),
      about: words.say(aboutKey, { event: message(`policy-page.event.${first.event}`) }),
    },
  ];
};

const freeWayBack = ({ rows }: PolicyOutline, { say }: PageWords): Fact[] =>
  rows.some((row) => isGeneral(row, 'defective') && row.terms.freight === 'seller')
    ? [{ figure: say('policy-page.glance.free'), about: say('policy-page.glance.free-way-back') }]
    : [];

export const payoutTime = (payout: PolicyOutline['payouts'][number], { say }: PageWords): string => {
  const { from, to } = payout;
  if (to === 0) return say('policy-page.payout.at-once');
  return from === to ? say('policy-page.payout.exact', { to }) : say('policy-page.payout.days', { from, to });
};

const cardPayout = ({ payouts }: PolicyOutline, words: PageWords): Fact[] => {
  const card = payouts.find(({ tender }) => tender === 'card');
  if (card === undefined || card.to === 0) return [];
  const { from, to } = card;
  const figure =
    from === to
      ? words.say('policy-page.glance.days', { days: to })
      : words.say('policy-page.glance.span', { from, to });
  return [{ figure, about: words.say('policy-page.glance.payout') }];
};

/** The few things that most people come for, each read off the rules; left out where the rules say more than one thing. */
export const glance = (outline: PolicyOutline, words: PageWords): Html | null => {
  const facts = [
    ...daysFor('changed-mind', 'policy-page.glance.change-of-mind', outline, words),
    ...daysFor('defective', 'policy-page.glance.fault', outline, words),
    ...freeWayBack(outline, words),
    ...cardPayout(outline, words),
  ];
  if (facts.length === 0) return null;
  return html`<ul class="glance" aria-label="${words.say('policy-page.glance')}">
${facts.map(
  ({ figure, about }) => html`<li><strong>${figure}</strong> <span>${about}</span></li>
`,
)}</ul>`;
};
