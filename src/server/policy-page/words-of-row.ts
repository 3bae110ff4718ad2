import type { ParamValue } from '../../dialog/index.js';
import type {
  ConditionOutline,
  FeeOutline,
  PeriodOutline,
  RowOutline,
  TermsOutline,
} from '../../policy/index.js';
import { anyCurrency, capitalised, daysOf, message, oneOf, type PageWords, shareOf } from './page-words.js';
import { wordsOfCondition, wordsOfReasons } from './words-of-conditions.js';

/** A cell: what it says, and what has to be said with it. */
export interface Cell {
  readonly main: string;
  readonly more: readonly string[];
}

export const periodOf = (period: PeriodOutline, words: PageWords): string => {
  const { business, afterDays, withinDays } = period;
  const event = message(`policy-page.event.${period.event}`);
  if (afterDays !== null && withinDays !== null) {
    return words.say(business ? 'policy-page.period.between-business' : 'policy-page.period.between', {
      from: afterDays + 1,
      to: withinDays,
      event,
    });
  }
  if (afterDays !== null)
    return words.say('policy-page.period.after', { days: daysOf(afterDays, business), event });
  return words.say('policy-page.period.within', { days: daysOf(withinDays ?? 0, business), event });
};

const valuesOf = (row: RowOutline, key: ConditionOutline['key']): readonly string[] => {
  const condition = row.conditions.find((candidate) => candidate.key === key);
  return condition !== undefined && 'values' in condition ? condition.values : [];
};

/** Until when: the days that are counted, else where the goods may be. */
export const whenOf = (row: RowOutline, words: PageWords): string => {
  if (row.periods.length > 0)
    return row.periods.map((period) => periodOf(period, words)).join(words.locale === 'zh' ? '，' : ', ');
  const places = valuesOf(row, 'delivery').join();
  if (places === 'not-shipped') return words.say('policy-page.period.until-shipped');
  if (places === 'on-the-way') return words.say('policy-page.period.on-the-way');
  return words.say('policy-page.period.open');
};

/** Where the goods are is plain from what the days are counted from, or stands in the column beside it. */
const saysWhereAlready = (row: RowOutline): boolean =>
  row.periods.length === 0
    ? ['not-shipped', 'on-the-way'].includes(valuesOf(row, 'delivery').join())
    : row.periods.some(({ event }) => event !== 'placed' && event !== 'shipped') &&
      valuesOf(row, 'delivery').join() === 'delivered';

const shownOf = ({ terms }: RowOutline, words: PageWords): string[] => {
  if (terms?.evidence == null) return [];
  const { anyOf, over } = terms.evidence;
  const kinds = oneOf(anyOf.map((kind) => message(`policy-page.value.evidence.${kind}`)));
  return [
    over === null
      ? words.say('policy-page.show', { kinds })
      : words.say('policy-page.show.over', { kinds, amounts: anyCurrency(over, words) }),
  ];
};

/** What for: the reason where one is named, else what is asked for; below it what else must hold and be shown. */
export const whatOf = (row: RowOutline, words: PageWords): Cell => {
  const kinds = valuesOf(row, 'kind');
  const reasons = valuesOf(row, 'reason');
  const named: ConditionOutline['key'][] = ['kind'];
  let main = words.say('policy-page.rows.anything');
  if (
    kinds.length > 0 &&
    (reasons.length === 0 || !kinds.some((kind) => kind === 'refund' || kind === 'return'))
  )
    main = words.say('choice.label', {
      label: oneOf(kinds.map((kind) => message(`policy-page.kind.${kind}`))),
    });
  else if (reasons.length > 0) {
    main = words.say('choice.label', { label: wordsOfReasons(reasons) });
    named.push('reason');
  }
  if (saysWhereAlready(row)) named.push('delivery');
  // Whose it is comes before what else must hold, so that nobody takes it for their own.
  const asksWho = ({ key }: ConditionOutline): boolean => key.endsWith('customer-tags');
  const others = row.conditions
    .filter(({ key }) => !named.includes(key))
    .toSorted((a, b) => Number(asksWho(b)) - Number(asksWho(a)));
  return {
    main: capitalised(main, words),
    more: [
      ...(row.forSomeCustomers ? [words.say('policy-page.rows.some-customers')] : []),
      ...others.map((condition) => wordsOfCondition(condition, words)),
      ...shownOf(row, words),
      ...(row.narrowed ? [words.say('policy-page.rows.narrowed')] : []),
    ],
  };
};

export const getOf = (terms: TermsOutline, words: PageWords): Cell => {
  const options: ParamValue[] = terms.resolutions.map((resolution) =>
    resolution === 'store-credit' && terms.bonusBasisPoints > 0
      ? message('policy-page.resolution.store-credit-bonus', { share: shareOf(terms.bonusBasisPoints) })
      : message(`policy-page.resolution.${resolution}`),
  );
  const several = terms.chooser === 'customer' ? 'policy-page.get.choice' : 'policy-page.get.shop-chooses';
  const main =
    options.length > 1
      ? words.say(several, { options: oneOf(options) })
      : words.say('choice.label', { label: oneOf(options) });
  return {
    main: capitalised(main, words),
    more: [
      ...(terms.shipping === 'refund' ? [words.say('policy-page.get.shipping-refund')] : []),
      ...(terms.shipping === 'when-whole-order' && !terms.resolutions.includes('cancel')
        ? [words.say('policy-page.get.shipping-whole-order')]
        : []),
      ...(terms.duties === 'when-whole-order' ? [words.say('policy-page.get.duties-whole-order')] : []),
      ...(terms.duties === 'in-share' ? [words.say('policy-page.get.duties-share')] : []),
    ],
  };
};

export const amountOf = (fee: FeeOutline, words: PageWords): string =>
  fee.amounts === null
    ? words.say('policy-page.fee.share', { share: shareOf(fee.shareBasisPoints ?? 0) })
    : words.say('choice.label', { label: anyCurrency(fee.amounts, words) });

export const wayBackOf = (terms: TermsOutline, words: PageWords): Cell => {
  const main =
    terms.freight === null
      ? words.say(`policy-page.goods.${terms.goods}`)
      : words.say(`policy-page.freight.${terms.freight}`);
  return {
    main,
    more: [
      ...terms.fees.map((fee) =>
        words.say('policy-page.fee.line', {
          fee: message(`policy-page.fee.${fee.kind}`),
          amount: amountOf(fee, words),
        }),
      ),
      ...(terms.keepUpTo === null
        ? []
        : [words.say('policy-page.goods.keep-up-to', { amounts: anyCurrency(terms.keepUpTo, words) })]),
    ],
  };
};

export const leavesOf = (terms: TermsOutline, words: PageWords): Cell => {
  const within = terms.promise?.refundWithin ?? null;
  return {
    main: words.say(`policy-page.leaves.${terms.refundOn}`),
    more:
      within === null
        ? []
        : [
            within.count === 0
              ? words.say('policy-page.leaves.promise-same-day')
              : words.say('policy-page.leaves.promise', { days: daysOf(within.count, within.business) }),
          ],
  };
};
