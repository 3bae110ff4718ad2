import type { Listening } from '../../domain/index.js';
import { hasCjk } from '../text/detect-locale.js';

/** What only a colleague can change: the words that ask for it, and what else the text says. */
export interface DetailsChange {
  readonly words: string;
  /** Empty when nothing else is said. */
  readonly rest: string;
}

const lead =
  '(?:(?:please|pls|also|then|just|and|can|could|would|will|you|we|i|want|need|like|to|have|would|id|lets|help|me|kindly|go ahead) )*';
const verb =
  "(?:chang|updat|modif|edit|correct|switch|redirect|ship|send|deliver|cancel|return|refund|exchang|swap|replac|track|check|tell|where|what|when|how|is|use|pay|put|get|make|i'?d|i would|i'?ll|my|it should)\\w*\\b";
const english = new RegExp(
  `(?<=[.!?;])\\s+|\\n+|[,;]?\\s+(?:and|but|then|also|plus)\\s+(?=${lead}${verb})|,\\s+(?=${lead}${verb})`,
  'i',
);
const chinese = /(?<=[。！？；!?;])|[，,\n]|(?=然后|另外|还有|并且|顺便|同时)/u;

const requestVerb = /\b(?:cancel|return|refund|exchang|swap|reimburs)\w*\b|取消|退货|退款|退掉|换货|寄回/iu;
const refused =
  /\b(?:not|don'?t|can'?t|cannot|couldn'?t|won'?t|never|without|instead of|no need to)(?: \w+){0,2} (?:chang|updat|modif|ship|send|switch)|不(?:用|要|想|必|能)(?:改|换)|别改/iu;
const hangsOn =
  /\b(?:otherwise|or else|if not|unless|failing that|if (?:you|that|it)\b)|否则|不然|不行的?话|如果/iu;

/** Begins with what is to be done: asked why, other words about an address are the answer. */
const outright = new RegExp(
  `^${lead}(?:chang|updat|modif|edit|switch|redirect|ship|send|deliver|use)|^(?:请|麻烦|帮我|另外|还有|顺便|我?[想要])*(?:改|换|把|寄|送|更改|修改)`,
  'i',
);

const place = '(?<!mail )(?:address(?:es)?|zip ?code|post ?code|(?:tele)?phone number|recipient)';
const changes = new RegExp(
  `\\b(?:chang|updat|modif|edit|correct|switch|replac|amend|alter|fix)\\w*\\b (?!(?:my|your|our) mind)(?:[^\\s.?!]+ ){0,6}?${place}\\b`,
  'i',
);
const sendsTo =
  /\b(?:ship|send|deliver|redirect|reroute|forward|mail|have it|go|going|sent|shipped|delivered)\b (?:[^\s.?!]+ ){0,6}?to (?:[^\s.?!]+ ){0,4}?(?:address|home|house|office|work|workplace|neighbou?r|sister|brother|mother|parents|friend)\b/i;
const sendsToStreet =
  /\b(?:ship|deliver|redirect|reroute)\b (?:[^\s.?!]+ ){0,5}?to \d+ \w+|\b(?:ship|send|deliver)\w* (?:[^\s.?!]+ ){0,4}?(?:to )?(?:somewhere else|elsewhere|an?other place)\b/i;
const tellsPlace =
  /\bnew (?:\w+ )?address(?: is|:)|\b(?:wrong|old|incorrect|outdated) (?:\w+ ){0,2}?address\b|\baddress (?:\w+ ){0,4}?(?:is|was) (?:\w+ )?(?:wrong|incorrect|outdated|old|out of date)\b|\badd (?:a|an|my|another)(?: \w+){0,3} address\b/i;
const wentWrong =
  /\b(?:you|it|was|were|got|been|they) (?:sent|shipped|delivered|went|arrived)|\bwhere\b|\bwhat\b|\bback\b|\bmoney\b/i;
const chinesePlace =
  /(?:改|换|更改|修改|更新|变更|更换|填错|写错|添加).{0,8}(?:地址|收货人|收件人|手机号|电话号)|(?:地址|收货人|收件人|手机号).{0,6}(?:改|换|更新|更正|变更|填错|写错|错了|不对|变了)|(?:寄|送|发|配送|派送)(?:到|去|给)(?!.*退).{0,12}(?:地址|家|公司|单位|[路街弄].{0,8}号)/u;

const method =
  '(?:(?:credit|debit|gift|bank|other|different|another|new|my|the) )*(?:card|visa|master ?card|amex|pay ?pal|apple pay|google pay|alipay|we ?chat(?: pay)?|payment method|bank account|gift ?card|account)';
const payments: readonly RegExp[] = [
  /\b(?:chang|switch|updat|modif|edit)\w*\b (?:[^\s.?!]+ ){0,6}?(?:payment|paid|paying|billing)\b/i,
  new RegExp(
    `\\b(?:pay|paying|charge|charged|bill)\\b (?:[^\\s.?!]+ ){0,5}?(?:with|by|using|through|via|to|on) (?:[^\\s.?!]+ ){0,3}?${method}\\b.*\\b(?:instead|rather|not)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:use|using|take|prefer|rather have|put (?:it|this|that|the order) on|switch to)\\b (?:[^\\s.?!]+ ){0,3}?${method}\\b.*(?:\\b(?:instead|rather than|as (?:the |my |a )?(?:payment|method)|(?:for|to pay for) (?:this|that|the|my) (?:order|purchase|payment))\\b)`,
    'i',
  ),
  /\b(?:prefer|rather|want|like|use)\b (?:[^\s.?!]+ ){0,4}?(?:other|different|another) (?:\w+ )?(?:card|payment|account)\b/i,
  /(?:改|换|更改|变更|修改|更换).{0,8}(?:支付|付款|结算)(?!.*退)|(?:支付|付款)方式.{0,6}(?:改|换)|(?:改|换)(?:成|用|为)?.{0,4}(?:支付宝|微信|银行卡|信用卡|PayPal).{0,4}(?:付|支付)|用.{0,6}(?:支付宝|微信|银行卡|信用卡|PayPal).{0,6}(?:付款|支付|付这)/iu,
];
/** "Payment or refund method" names a way to pay, and asks for no refund. */
const withoutMethodNames = (clause: string): string =>
  clause.replace(
    /\b(?:payment (?:or|and) )?refund (?:method|option|destination)s?\b|退款方式/gi,
    'payment method',
  );
const aboutMoneyBack = /\b(?:refund|reimburs|money|back)\w*\b|退/iu;

const isPlace = (clause: string): boolean => {
  const found = hasCjk(clause)
    ? chinesePlace.exec(clause)
    : (changes.exec(clause) ??
      (wentWrong.test(clause)
        ? null
        : (sendsTo.exec(clause) ?? sendsToStreet.exec(clause) ?? tellsPlace.exec(clause))));
  if (found === null || refused.test(clause)) return false;
  return !requestVerb.test(clause.slice(0, found.index + found[0].length).replace(/\breturn address\b/i, ''));
};

const isPayment = (clause: string): boolean => {
  const said = withoutMethodNames(clause);
  if (refused.test(said) || requestVerb.test(said) || aboutMoneyBack.test(said)) return false;
  return payments.some((pattern) => pattern.test(said));
};

/**
 * Whether a text asks for a change of address, or of the way an order is paid. With goods of an order under way a word
 * about cards is about that request, and a reason or a complaint may speak of addresses without asking for anything.
 */
export const detailsChange = (text: string, { flow, question }: Listening): DetailsChange | null => {
  const asked = question.kind === 'slot' ? question.slot : null;
  if (asked === 'complaint' || asked === 'evidence' || asked === 'refund-to') return null;
  const mayPay = flow === null || flow === 'track-order' || flow === 'ask-policy' || flow === 'check-order';
  const asks = (clause: string): boolean =>
    (asked !== 'reason' || outright.test(clause)) && (isPlace(clause) || (mayPay && isPayment(clause)));
  const clauses = text
    .split(hasCjk(text) ? chinese : english)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
  const wanted = clauses.filter(asks);
  if (wanted.length === 0) return null;
  // What hangs on whether it can be done is for the colleague to read, with all of it.
  if (hangsOn.test(text)) return { words: text, rest: '' };
  const rest = clauses.filter((clause) => !wanted.includes(clause)).join(hasCjk(text) ? '，' : '. ');
  return { words: wanted.join('. '), rest };
};
