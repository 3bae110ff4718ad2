import { plain } from '../text/words.js';

const sendBack = '(?:return|returning|send|sending|give|giving|bring|bringing|ship|shipping|hand)';

/** Until when goods may come back, what that costs and how it is done, asked in so many words. */
const aboutRight = new RegExp(
  [
    '\\b(?:the )?last (?:day|date|chance|possible day)\\b(?!.*\\b(?:arriv|deliver))',
    `\\b(?:until|till|up to|by) (?:when|what date|which day|what day)\\b.*\\b${sendBack}\\b`,
    `\\bwhen(?: \\w+){0,3} (?:latest|deadline)\\b`,
    `\\bhow (?:long|many (?:more )?(?:days|weeks)|much (?:more )?time) (?:do|have|can|are|is)\\b.*\\b(?:left|remain\\w*|have|got|${sendBack}|keep it)\\b`,
    `\\btoo late (?:to|for) (?:${sendBack}|a return)\\b`,
    `\\b(?:can|could|may) (?:i|we) still ${sendBack}\\b(?!.*\\b(?:a|an) (?:refund|replacement)\\b)`,
    '\\b(?:is|are) (?:it|this|that|they|these|those|the \\w+(?: \\w+)?) still (?:returnable|in time|within|possible to return)\\b',
    '\\b(?:am|are) (?:i|we) (?:still )?(?:in|on) time\\b|\\bdo (?:i|we) still have time\\b',
    '还(?:能|可以|可|来得及)(?:[^，。？?]{0,12})退(?!款|钱)|来得及退|(?:最晚|最迟)[^，。]{0,8}(?:退|寄)|退[^，。]{0,8}(?:最晚|最迟|最后)|最后一天(?:是|到)?(?:什么时候|哪天|几号)|还(?:剩|有)(?:几|多少)天|(?:退货|退换)?截止(?:日期|时间)?(?:是|到)',
    '^(?:请问)?(?:这个|那个|那|我想问)?(?:怎么|如何)(?:办理)?(?:退|退货|寄回)(?:的|呢|啊|呀|去)?$',
  ].join('|'),
  'u',
);

/** What something of a return costs, and how many days somebody is given: terms, in so many words. */
const terms = new RegExp(
  [
    '\\b(?:how much|what)(?: (?:is|are|does|do|would|will|s))*(?: \\w+){0,3} (?:return )?(?:label|postage|restocking|return (?:shipping|fee|cost)s?)\\b',
    '\\bhow (?:many days|long) (?:do|does|is|are|have|has|will)(?: \\w+){0,4} (?:members?|membership|holders?|subscribers?|students?|everyone|people|customers)\\b',
    '\\bwho (?:pays|covers|bears|has to pay)\\b|\\bis there (?:a|any) (?:\\w+ ){0,2}fees?\\b|\\b(?:do|will|would) i (?:have to |need to )?(?:pay|get charged|be charged)\\b',
    '(?:运费|邮费|快递费|手续费)[^，。]{0,6}(?:谁|哪方|自己|要不要|怎么算)|谁(?:来)?(?:出|付|承担|掏)[^，。]{0,4}(?:运费|邮费|快递费)|(?:要|收|扣)(?:不要|不收|不扣)?(?:手续费|运费|邮费)[吗么嘛]',
    '(?:会员|普通用户|新用户|学生|大家|顾客|客人|用户)[^，。]{0,6}(?:几|多少)天|(?:有|给|享有)(?:几|多少)天',
    '(?:退货)?(?:标签|面单|邮费|运费)[^，。]{0,4}(?:多少钱|要钱|怎么算|几块)',
  ].join('|'),
  'u',
);
const otherTimes =
  /\b(?:deliver\w*|arriv\w*|ship(?:ped|s)?|money|refund|payout|bank)\b|发货|到货|送达|到账|快递|收到|送到/u;

export const asksTerms = (text: string): boolean => {
  const words = plain(text);
  return terms.test(words) && !otherTimes.test(words);
};

/**
 * "Can I return a lamp without a receipt?": of goods of no one in particular, or on a supposition, a rule is asked. Of
 * their own, it is a request: "can you return this for me", "could I get a refund for the kettle".
 */
const ofAnyone = new RegExp(
  [
    `\\b(?:can|could|may|do|does|is|are|will|would|should) (?:i|we|you|one|people|customers|someone|it|there)\\b.*\\b(?:${sendBack}|exchange|refund(?:ed)?|swap|cancel)\\b.*\\b(?:something|anything|items?|things|stuff|products?|goods|gifts?|an? [a-z]+|orders|purchases)\\b.*\\b(?:without|after|if|when|once|that|bought|opened|used|worn|on sale|in store|online|late|past|within|over|more than|even)\\b`,
    `\\b(?:can|could|may|do|will|would) (?:i|we|people|customers|one)\\b.*\\b(?:${sendBack}|exchange|get a refund|be refunded)\\b.*\\b(?:even )?(?:if|once|without (?:a |the |my )?(?:receipt|box|tags?|packag\\w*|label)|after \\w+ (?:days?|weeks?|months?))\\b`,
    '(?:拆(?:开|封|了)|用过|穿过|打折|特价|没有?(?:小票|包装|发票)|过了?[^，。]{0,6}天|超过)[^，。]{0,10}(?:能不能|可不可以|能|可以|还能)(?:退|换)[^，。]{0,4}[吗么嘛?？]',
  ].join('|'),
  'u',
);
/** "My lamp", "the one I bought", "please": it is theirs, and it is asked for. */
const ownRequest =
  /\b(?:please|pls|for me|i bought|i ordered|i got|i received|my order|my|last (?:week|month|night)|yesterday)\b|if (?:possible|you can|you could|thats ok(?:ay)?|i may|so)\b|请|麻烦|帮我/u;

export const asksOfAnyone = (text: string): boolean => {
  const words = plain(text);
  return words.length < 200 && ofAnyone.test(words) && !ownRequest.test(words);
};

export const asksAboutRight = (text: string): boolean =>
  aboutRight.test(
    plain(text)
      .replace(/[?？!！。.]+$/u, '')
      .trim(),
  );

const window =
  /\b(?:the )?(?:last|latest|final) (?:possible )?(?:day|date|chance)\b|\b(?:the )?(?:return )?(?:window|deadline|period|time limit)\b|\b(?:a |any |the )?(?:restocking |return )?fees?\b|\bhow (?:long|many days|much)\b|\btoo late\b|\b(?:return )?(?:shipping|postage|label)\b/gi;
const chineseWindow =
  /最晚|最迟|最后一天|截止(?:日期|时间)?|还(?:能|可以|来得及|有|剩)?|什么时候|多久|几天|几号|哪天|怎么|如何|请问|我想问|能不能|可不可以|可以|能|要不要|要|自己出|自己|运费|邮费|谁出|退货|退款|寄回|退|吗|呢|的话|多少|天|会员|用户|顾客|学生|有|[？?。，,]/gu;

/** A question without the words that ask: what is left may name goods. */
export const withoutAsking = (text: string): string =>
  text.replace(window, ' ').replace(chineseWindow, ' ').replace(/\s+/g, ' ').trim();
