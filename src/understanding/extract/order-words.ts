import { findOrderNumbers } from './order-number.js';

const described =
  /\b((?:all|both|every|everything|any|the|my|our|that|this)\b(?: of)?(?: (?:the|my))?(?: [\w'-]+){0,4}? (?:orders?|purchases?)\b(?: (?:i|we|that|which|from|on|placed|made|of|with|for|containing|in) [\w' ]+?)?)(?=$|[,.!?;]| (?:and|because|since|please|but|as|to|asap)\b)/i;
const unshipped =
  /\b((?:everything|all(?: (?:the )?(?:orders?|items))?|anything|whatever|the ones?|orders?) (?:that |which )?(?:hasn'?t|haven'?t|has not|have not|is not|isn'?t|are not|aren'?t|not)(?: been)?(?: yet)? (?:shipped|sent|gone out|dispatched|left|packed)(?: yet)?)/i;
const plainOrder = /^(?:(?:the|my|our|that|this|an?) )?(?:whole |entire |current )?(?:orders?|purchases?)$/i;
const goodsOrder = /^(?:the|my|our|that|this) (.+?) (?:orders?|purchases?)\b(.*)$/i;
const chinese =
  /((?:所有|全部|两个)?(?:还?没|未)发货的?(?:订单|都)?|(?:最近|最新|最后|上)(?:的)?(?:一)?(?:个|笔)?(?:单|订单)|(?:昨天|前天|昨晚|今天|今早|上周|刚才|刚刚)[^，。！？]{0,8}?(?:单|订单)|(?:所有|全部)(?:的)?订单)/u;

/** An order as the customer names it: its number, or a description such as "garden hose order"; null for "my order". */
export const orderWordsIn = (clause: string): string | null => {
  const numbers = findOrderNumbers(clause);
  if (numbers.length > 0) return numbers.map(({ value }) => value).join(', ');
  const zh = chinese.exec(clause)?.[1];
  if (zh !== undefined) return zh;
  const waiting = unshipped.exec(clause)?.[1];
  if (waiting !== undefined) return waiting;
  const words = described.exec(clause)?.[1]?.trim();
  if (words === undefined || plainOrder.test(words)) return null;
  const goods = goodsOrder.exec(words);
  const name = goods?.[1]?.trim();
  if (goods !== null && name !== undefined && name !== '' && (goods[2] ?? '').trim() === '')
    return `${name} order`;
  return words;
};
