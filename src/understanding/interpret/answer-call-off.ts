import type { Command, Listening } from '../../domain/index.js';
import { plain } from '../text/words.js';
import { isQuestion } from './is-question.js';

/**
 * "Shall I call the return off?" has two sides, so a plain no or yes is rarer than a word for one of them: who keeps the
 * goods has said yes, who still wants to send them back has said no, whatever word the answer begins with.
 */
type Side = 'off' | 'on';

const request = '(?:return|refund|exchange|swap|replacement|rma|case|claim|request|thing|whole thing)';
const its = '(?:(?:this|that|the|my|our|it|them|a|any) ?)*';
const not = '(?:not|dont|never|wont|neednt|no need to|no longer|no)';
const soft =
  '(?: (?:just|really|actually|even|yet|please|you|to|want|wish|need|like|have|going|be|anymore))*';
const offVerb = '(?:call|calling|cancel|cancell?ing|withdraw|withdrawing|undo|revoke|retract|scrap|drop)';
const goodsBack =
  '(?:return(?:ing)?|send(?:ing)? (?:\\w+ ){0,3}?back|send(?:ing)? (?:it|them|this|that|anything)|ship(?:ping)? (?:\\w+ ){0,3}?back|giv(?:e|ing) (?:\\w+ ){0,2}?back|exchang(?:e|ing)|swap(?:ping)?|replac(?:e|ing|ement)|refund(?:ed)?|money back|(?:the|my) money|new one)';

/** In the order in which they are looked for; what one has read is not read again by the next. */
const english: readonly (readonly [Side | null, RegExp])[] = [
  // "You keep asking" is about us.
  [null, /\b(?:you|it|they) keeps? \w+ing\b|\bkeep (?:asking|telling|saying|getting|wondering)\b/g],
  [null, /\bkeep(?:ing)? (?:the|my|your|all the) money\b/g],
  ['on', new RegExp(`\\b${not}${soft} ${offVerb}\\b(?: ${its}${request}?)?(?: off)?`, 'g')],
  ['off', new RegExp(`\\b${offVerb}\\b(?: ${its}${request}?)?(?: off)?`, 'g')],
  ['off', new RegExp(`\\b(?:forget|never ?mind)(?: about)? (?:this|that|the|my) ${request}\\b`, 'g')],
  [
    'on',
    new RegExp(
      `\\b(?:keep|leave|let|hold)(?:ing)? ${its}${request}?(?: (?:as (?:it|they) (?:is|are|was|were)|the way it is|going|go on|goes on|run|running|open|active|alive|in place|be|alone|like (?:that|this)))\\b|\\b(?:keep|leave|hold)(?:ing)? (?:the|my|this|that) ${request}\\b|\\b(?:carry|go|going|goes) on(?: with ${its}${request}?)?\\b|\\b(?:continue|proceed|go ahead) with ${its}${request}\\b|\\bkeep going\\b`,
      'g',
    ),
  ],
  [
    'on',
    new RegExp(
      `\\b${not}${soft} (?:keep(?:ing)?|hold(?:ing)? on ?to|hang(?:ing)? on ?to|stick(?:ing)? with)\\b`,
      'g',
    ),
  ],
  [
    'off',
    /\b(?:keep(?:ing|s)?|hold(?:ing)? on ?to|hang(?:ing)? on ?to|stick(?:ing)? with|stay(?:s|ing)? (?:here |right here )?with (?:me|us)|stay(?:s|ing)? here)\b/g,
  ],
  ['off', new RegExp(`\\b${not}${soft}(?: ${its})? ?${goodsBack}\\b(?: (?:is )?(?:needed|necessary))?`, 'g')],
  [
    'on',
    new RegExp(
      `(?:\\b(?:want|wanna|need|would like|like to|prefer|still|do|will|ill|id|going to|im|am|rather|please|insist|waiting for|expect)\\b|^(?:no|nope|nah|yes|yeah|ok|okay|just|then|actually|and|so| )*)(?: (?:\\w+)){0,3}? ?${goodsBack}\\b`,
      'g',
    ),
  ],
];

const chineseRequest = '(?:退货|退款|换货|售后|工单|申请|请求|案子|单子)';
const chineseNot = '(?:不用|不想|不要|不必|不打算|不会|不需要|无需|先不|先别|别|不)(?:再|去|给我|帮我|把)*';
const chinese: readonly (readonly [Side | null, RegExp])[] = [
  ['on', new RegExp(`${chineseNot}(?:取消|撤销|撤回|撤)(?:我的|这个|那个|这次)?${chineseRequest}?`, 'gu')],
  [
    'off',
    new RegExp(
      `(?:把)?(?:我的|这个|那个|这次)?${chineseRequest}?(?:给我|帮我|都|就)*(?:取消|撤销|撤回|撤掉)(?:掉)?(?:我的|这个|那个|这次)?${chineseRequest}?`,
      'gu',
    ),
  ],
  [
    'on',
    new RegExp(
      `(?:继续|接着)(?:退|换|办|处理|走|进行)?${chineseRequest}?|保持(?:原样|不变|现状)?|维持(?:原样|不变|现状)?|照(?:旧|常|原来)|按(?:原来|原计划)|(?:留着|保留)(?:这个|我的)?${chineseRequest}`,
      'gu',
    ),
  ],
  ['on', /(?:不想|不要|不打算|不会|不)(?:再)?(?:留着?|留下|保留)/gu],
  ['off', /留着|留下|自己(?:用|留)|我要了|保留|舍不得(?:退|寄)?|(?:东西|货)?我?留(?=[吧了，。！]|$)/gu],
  ['off', new RegExp(`${chineseRequest}(?:就|也|都)?(?:不用|不要|不需要|算)了`, 'gu')],
  ['off', new RegExp(`${chineseNot}(?:退|寄|换|送回)(?:回去?|货|款|钱|掉)*`, 'gu')],
  ['on', /(?:退|换)(?:货|款|钱|掉|回)?|寄回/gu],
];

/** "Could you cancel it?" asks for it to be done. */
const asksUs =
  /^(?:(?:ok|okay|yes|yeah|please|then|so|well)[ ,]+)*(?:can|could|would|will) you (?:please |just |then )*(?:call|cancel|withdraw|undo|drop|leave|keep|let)\b/i;

/** A part of it, a condition, another wish: not for a yes or a no to say. */
const unclear =
  /\b(?:if|unless|except|provided|only|one of|some of|part of|half|partly|until|first|later|maybe|not sure|discount)\b|如果|要是|除非|只|其中|[一半](?:个|件|双|部分)|一半|再说|可能|不确定|折扣|先(?!不|别)/u;

/** Of what is being asked just now; the request itself goes on. */
const nothingMore =
  /^(?:(?:oh|ok|okay|no|well|actually|please|just|hmm) )*(?:never ?mind|nvm|forget (?:it|about it|that|this)|leave (?:it|that)|stop)(?: (?:please|then|thanks|thank you))*$|^(?:那|就|还是|哦|嗯)*(?:算了|没事了|当我没说)(?:吧|了)?$/u;

const sidesIn = (words: string, patterns: readonly (readonly [Side | null, RegExp])[]): Set<Side> => {
  const sides = new Set<Side>();
  let left = words;
  for (const [side, pattern] of patterns)
    left = left.replace(pattern, () => {
      if (side !== null) sides.add(side);
      return ' · ';
    });
  return sides;
};

/** An answer to whether what was asked for shall be called off; null where the words name neither side, or both. */
export const answerCallOff = (text: string, { flow, question }: Listening): Command[] | null => {
  if (flow !== 'withdraw-case' || question.kind !== 'confirm') return null;
  const words = plain(text)
    .replace(/[.!?,;]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const basis = { words: text.slice(0, 2000), confidence: 0.9 };
  if (nothingMore.test(words)) return [{ kind: 'deny', ...basis }];
  const isAsking = isQuestion(text) && !asksUs.test(text.trim());
  if (isAsking || unclear.test(words) || words.length > 160) return null;
  const sides = new Set([...sidesIn(words, english), ...sidesIn(words, chinese)]);
  if (sides.size !== 1) return null;
  return [{ kind: sides.has('off') ? 'affirm' : 'deny', ...basis }];
};
