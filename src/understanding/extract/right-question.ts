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

export const asksAboutRight = (text: string): boolean =>
  aboutRight.test(
    plain(text)
      .replace(/[?？!！。.]+$/u, '')
      .trim(),
  );

const window =
  /\b(?:the )?(?:last|latest|final) (?:possible )?(?:day|date|chance)\b|\b(?:the )?(?:return )?(?:window|deadline|period|time limit)\b|\b(?:a |any |the )?(?:restocking |return )?fees?\b|\bhow (?:long|many days|much)\b|\btoo late\b|\b(?:return )?(?:shipping|postage|label)\b/gi;
const chineseWindow =
  /最晚|最迟|最后一天|截止(?:日期|时间)?|还(?:能|可以|来得及|有|剩)?|什么时候|多久|几天|几号|哪天|怎么|如何|请问|我想问|能不能|可不可以|可以|能|要不要|要|自己出|自己|运费|邮费|谁出|退货|退款|寄回|退|吗|呢|的话|多少|天|[？?。，,]/gu;

/** A question without the words that ask: what is left may name goods. */
export const withoutAsking = (text: string): string =>
  text.replace(window, ' ').replace(chineseWindow, ' ').replace(/\s+/g, ' ').trim();
