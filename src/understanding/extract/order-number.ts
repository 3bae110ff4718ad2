import { type Found, findAll } from './span.js';

const normal = (number: string): string => number.replace(/^#/, '').replace(/[\s-]/g, '').toUpperCase();
const notOrder = /^(?:RF|XL|XXL|USB|HDMI|MP)\d/i;

/**
 * Order numbers said as such: `#10482`, `W2378156`, `order no. 10482`, `订单20817`. Upper case, without `#`.
 * A bare number is not one: what it is depends on what was asked.
 */
export const findOrderNumbers = (text: string): Found[] => {
  const patterns = [
    /#\s?([a-z]{0,3}-?\d{3,14})\b/gi,
    /\b(?:orders?|purchase)(?:\s*(?:number|numbers|no\.?|nr\.?|num|id|ids|code))?\s*(?:is|was|are|:|=|#)?\s*#?\s?([a-z]{0,3}-?\d{3,14})\b/gi,
    /订单(?:号码?|编号)?\s*(?:是|为|:|：|#)?\s*#?\s?([a-z]{0,3}-?\d{3,14})(?!\d)/gi,
    /(?<![\w@.-])([a-z]{1,2}\d{5,12})(?![\w@-])/gi,
  ];
  const found: Found[] = [];
  for (const pattern of patterns) {
    for (const one of findAll(text, pattern, (match) =>
      notOrder.test(match[1] ?? '') ? null : normal(match[1] ?? ''),
    )) {
      if (!found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
    }
  }
  // "orders 10482 and 10455": numbers that follow one are order numbers too.
  if (found.length > 0) {
    for (const one of findAll(text, /(?:and|or|,|&|和|、|跟)\s*#?([a-z]{0,2}\d{4,14})(?!\w)/gi, (match) =>
      normal(match[1] ?? ''),
    )) {
      const near = found.some(
        (other) =>
          one.start - other.end >= 0 && one.start - other.end <= 1 && other.value.length === one.value.length,
      );
      if (near && !found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
    }
  }
  return found.sort((a, b) => a.start - b.start);
};

/** Numbers standing alone, without a word that says what they are. */
export const findBareNumbers = (text: string): Found[] =>
  findAll(text, /(?<![\w@#$£€¥.,-])(\d{3,14})(?![\w@%-]|[.,]\d)/g, (match) => match[1] ?? null);
