import { plain } from '../text/words.js';

const destinations: readonly (readonly [string, RegExp])[] = [
  ['gift card', /gift ?cards?|礼品卡|购物卡/u],
  ['paypal', /pay ?pal/u],
  ['alipay', /alipay|支付宝/u],
  ['wechat', /we ?chat(?: ?pay)?|微信/u],
  ['visa', /\bvisa\b/u],
  ['mastercard', /master ?card/u],
  ['american express', /\bamex\b|american express/u],
  [
    'original payment',
    /original (?:payment|card|method|form|way)|same (?:card|way|method|account|payment)|(?:card|account|method) i (?:paid|used)|how i paid|^(?:to )?(?:the )?(?:original|same)(?: one)?$|原路|原支付|原来的/u,
  ],
  ['bank account', /bank account|银行账户|银行帐户/u],
  ['credit card', /credit card|信用卡/u],
  ['debit card', /debit card|储蓄卡/u],
  ['card', /\b(?:my|the) card\b|银行卡|卡里/u],
];
const direction =
  /\b(?:to|onto|on|into|in|via|through|using|with|back|refund(?:ed)?|put|credit(?:ed)?)\b|退到|退回|退至|打到|转到|到/u;

const trouble =
  /\b(?:charged?|charges|overcharged|wrong|twice|double|error|declined|fraud|missing|never|not|didnt|dont|hasnt|havent|no|expired|closed|lost|cancel\w*|when|how|why|bought|who|what)\b|扣|错|没|不|重复|什么|怎么|多久/u;

/** A short message about nothing but where the money should go: "to my gift card please"; null otherwise. */
export const destinationAlone = (text: string): string | null => {
  const words = plain(text);
  const count = /[㐀-鿿]/.test(words) ? words.length / 2 : words.split(' ').length;
  const asks =
    /[?？]\s*$/.test(text) &&
    !/^(?:can|could|would|may) (?:you|i|we|it) (?:\w+ ){0,2}(?:put|send|go|get|have|refund|use)\b/.test(
      words,
    );
  return count > 10 || trouble.test(words) || asks ? null : refundToIn(text, true);
};

/**
 * Where the customer wants the money, by the name of a payment method; a number after it (`visa 4021`) stays.
 * Unasked, only words that point at a destination count: "I paid by card" is not one.
 */
export const refundToIn = (text: string, asked: boolean): string | null => {
  const words = plain(text);
  for (const [name, pattern] of destinations) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const before = words.slice(Math.max(0, match.index - 24), match.index);
    if (
      !asked &&
      (!direction.test(before) ||
        /\b(?:paid|pay|charged|bought|used|purchased|gift for|buy)\b[^.]*$/.test(before))
    )
      continue;
    if (!asked && !/refund|money|back|credit|退|钱|打|到/u.test(words)) continue;
    const digits = /^\D{0,12}(\d{4})\b/.exec(words.slice(match.index + match[0].length))?.[1];
    return digits === undefined ? name : `${name} ${digits}`;
  }
  return null;
};
