import type { Resolution } from '../../domain/index.js';
import { plain } from '../text/words.js';

const refused =
  /\b(?:dont|do not|didnt|not|no|without|rather than|instead of|never) (?:want |need |looking for |asking for |interested in |after )?(?:to )?(?:a |an |any |my |the |your |get (?:a |my )?)?(?:full |partial |another )?(?:refund|money(?: back)?|replacement|exchange|store credit|credit|voucher|return)(?: (?:it|them|this|that))?\b|(?:不要|不想要?|不用|不是|别|无需)(?:退款|退钱|换货|换|补发|退货|钱|积分|储值)/gu;

const wanted: readonly (readonly [Resolution, RegExp])[] = [
  [
    'store-credit',
    /\b(store credit|shop credit|in credit|voucher|as credit|credit (?:to|on) my account|gift voucher)\b|(?:储值|店铺余额|购物金|代金券|商店积分|抵用券)/u,
  ],
  [
    'replacement',
    /\b(replace(?:ment|ments|d)?|(?:send|ship|get|give)(?: me| us)? (?:a |an |another |out (?:a )?)?(?:new|another|working|good|fresh|second) ?(?:one|ones|unit|pair|copy|cup|mug|\w+)?|new one|another one|resend|re ?ship|the same (?:one|thing|item) again)\b|(?:补发|重新发|重发|换(?:一)?个(?:新|好)的|换新|更换|再发|再寄)/u,
  ],
  ['exchange', /\b(exchang\w*|swap\w*)\b|(?:换货|换一|换成|调换|换)/u],
  [
    'refund',
    /\b(refund\w*|money(?: ?back)?|reimburs\w*|cash ?back|my money|pay me back)\b|(?:退款|退钱|退我钱|还钱|返款|钱)/u,
  ],
];

/** "Refund or replace it" leaves it to us. */
const either =
  /\b(?:refund|money back)(?: me| it)? or (?:a |an |to )?(?:replac|exchang|new one|store credit|credit|swap)|\b(?:replace\w*|exchange|new one|store credit|credit|swap)(?: it)? or (?:a |an |my |the )?(?:refund|money)|(?:退款|退钱|退货)(?:或者?|还是)(?:换|补发)|(?:换货?|补发|换新)(?:或者?|还是)退/u;

export const leavesResolutionOpen = (text: string): boolean => either.test(plain(text));

/** What the customer wants, after taking out what they say they don't. */
export const resolutionIn = (text: string): Resolution | null => {
  const words = plain(text).replace(refused, ' ');
  if (either.test(words)) return null;
  return wanted.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
};

/** Whether the words turn a refund down: "I don't want a refund". */
export const refusesRefund = (text: string): boolean =>
  Array.from(plain(text).matchAll(refused)).some(([match]) => /refund|money|退款|退钱|钱/.test(match));

/** The text without what it turns down. */
export const withoutRefused = (text: string): string => {
  const lower = text.replace(/['’]/g, '');
  const stripped = lower.replace(new RegExp(refused.source, 'giu'), ' ');
  return stripped === lower ? text : stripped.replace(/\s{2,}/g, ' ').trim();
};
