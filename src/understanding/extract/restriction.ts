import { conceptsOf, latinWords } from '../references/words-of-line.js';
import { hasCjk } from '../text/detect-locale.js';
import { countPattern, measures } from './chinese-count.js';
import { findGoods } from './goods.js';

const opening =
  /^(?:(?:no|nope|yes|yeah|ok|okay|oh|sorry|actually|wait|hold on|well|um|hmm|but|and|so|please|then|hi)\b[\s,.:;!-]*)+/i;
const verb =
  "(?:(?:i(?:'d| would| only| just)?|we|let'?s|can i|could i|to|please|want|need|like|wish|do|it(?:'s| is)) )*(?:(?:return|refund|exchange|swap|replace|cancel|send|give|take|keep it to|want|need|like)(?:ing)? )?(?:back )?";
const polite =
  '(?:,? ?(?:please|pls|then|thanks|thank you|for now|instead|back|to be (?:returned|refunded)))*';
const only = new RegExp(`^${verb}(?:just|only)\\s+${verb}(?:for )?(.+?)${polite}$`, 'i');
const ofThem = new RegExp(
  `^${verb}((?:one|two|three|four|five|six|\\d{1,2}|both|all|some)(?: of (?:them|these|those|the (?:two|three|four)))|both|all of it|(?:just )?the one)${polite}$`,
  'i',
);
const except =
  /^(?:(?:all|everything|every one|all of (?:them|it|those|these))[, ]+)?(?:except(?: for)?|but not|apart from|other than|excluding|without|minus|leave out|not|(?:everything|all)(?: of (?:them|it))? but|all but)\s+(?:for )?((?:the|my|that|this|those|these|one|both)\s.+?|[\p{L}'-]+(?: [\p{L}'-]+)?)(?:,? ?(?:please|pls|thanks))*$/iu;
const count =
  /^(?:the )?(?:one|two|three|four|five|six|seven|eight|\d{1,2}|a single one|a couple)(?: (?:of|item|piece|unit)\b.*)?$/i;
const quantity = /^(?:one|two|three|four|five|six|\d{1,2}|a single)\s/i;
/** "Just a question", "only if it is free", "just checking" leave nothing out. */
const noGoods =
  /\b(?:if|when|because|question|minute|moment|second|sec|curious|asking|kidding|joking|checking|wondering|fine|do it|go ahead|wanted|arrived|came|is|was|are|were|broke|has|have|had|refund|money|credit|replacement|exchange|size|colou?r|card|paypal|original)\b/i;

const zhOpening =
  /^(?:不是|不对|不(?=[，,。！\s])|等等|等一下|那|嗯|哦|啊|其实|好的?|是的?|但是?|不过|麻烦|请|我|[，,。！\s])+/u;
const zhOnly =
  /^(?:我)?(?:想|要|就|先)?(?:只|仅|光|单独?|就)(?:想|要|需要|用|是)?(?:申请)?(?:退|换|取消|弄|买)?(?:货|款|掉|了)?(.+?)(?:就(?:行|好|可以|够)了?|可以了?|吧|的|了|谢谢|要退|退)*$/u;
const zhCount = new RegExp(
  `^(?:想|要)?(?:退|换|取消)?(?:货|款|掉|了)?(?:其中的?|里面的?)?(${countPattern}[^，。！？退换取消]{0,8}?)(?:就(?:行|好|可以|够)了?|吧|谢谢)*$`,
  'u',
);
const zhExcept =
  /^(?:除了|除)(.+?)(?:以外|之外)?(?:[，,]?(?:其他|其余|别)?的?(?:都|全)?(?:要|想)?(?:退|换|取消)?[了掉吧]?)$|^(?:不要|别|先?不|不用|不想)(?:退|换|取消)(?!款|钱|货|了)(.+?)[了吧]?$/u;
const zhAll = new RegExp(
  `^(?:[一两二三四五]?[${measures}]?)?(?:都|全部?|全都|所有的?)(?:要|想)?(?:退|换|取消)?[了掉吧]?$`,
  'u',
);

const chineseRestriction = (text: string): string | null => {
  const said = text.replace(zhOpening, '').replace(/[。！!.]+$/, '');
  if (said === '' || said.length > 24 || /[？?]|吗|什么|怎么|多少|款到|退款|为什么/.test(said)) return null;
  const left = zhExcept.exec(said);
  const leftOut = (left?.[1] ?? left?.[2] ?? '').trim();
  if (leftOut !== '') return `not ${leftOut}`;
  if (zhAll.test(said) && /都|全|所有/.test(said)) return said.replace(/[退换了掉吧要想]|取消/g, '');
  const counted = zhCount.exec(said)?.[1];
  // A bare "one" is no answer to everything: it needs "return" or "will do" beside it.
  if (counted !== undefined && (counted !== said || /其中|里面/.test(text))) return counted;
  const limited = /只|仅|光|单|就/.test(said) ? zhOnly.exec(said)?.[1]?.trim() : undefined;
  if (limited === undefined || limited === '' || limited.length > 12) return null;
  const isCount = new RegExp(countPattern, 'u').test(limited) || /^\d$/.test(limited);
  if (isCount) return limited;
  return /只|仅|光|单/.test(said) && findGoods(limited).some(({ named }) => named) ? limited : null;
};

/**
 * What goods a short message narrows or widens a request to: "just one", "only the skateboard", "except the kettle",
 * "只退一个". Null when it does nothing of the kind. "not …" for what is left out.
 */
export const restrictionIn = (text: string): string | null => {
  if (hasCjk(text)) return chineseRestriction(text);
  const said = text
    .replace(opening, '')
    .replace(/[.!]+$/, '')
    .trim();
  if (said === '' || /\?\s*$/.test(said) || said.split(/\s+/).length > 12) return null;
  const some = ofThem.exec(said)?.[1];
  if (some !== undefined) return some;
  const left = except.exec(said)?.[1];
  if (left !== undefined && !noGoods.test(left) && isGoods(left)) return `not ${left}`;
  const limited = only.exec(said)?.[1]?.trim();
  if (limited === undefined || limited === '') return null;
  if (count.test(limited)) return limited;
  if (noGoods.test(limited)) return null;
  return isGoods(limited) || quantity.test(limited) ? limited : null;
};

const isGoods = (words: string): boolean =>
  findGoods(words).some(({ named }) => named) || conceptsOf(latinWords(words)).size > 0;

/** Part of what is spoken of, told by the way: "one of them is cracked", "碎了一个". */
export const partTold = (text: string): string | null => {
  if (hasCjk(text))
    return (
      new RegExp(
        `(?:碎|坏|破|裂|断|少|缺|漏)[了掉]?(${countPattern})|(?:其中|只有|有)的?(${countPattern})`,
        'u',
      )
        .exec(text)
        ?.slice(1)
        .find((one) => one !== undefined) ?? null
    );
  return (
    /\b((?:one|two|three|four|five|\d{1,2}) of (?:them|these|those|(?:the|my|our) (?:two|three|four|five|\p{L}+s\b)))/iu.exec(
      text,
    )?.[1] ?? null
  );
};
