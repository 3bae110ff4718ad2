import { hasCjk } from '../text/detect-locale.js';

/**
 * A wish that hangs on something. `main` and `wish` are what is wanted in so many words, either may be empty:
 * - `fails`: `wish` is wanted only if `main` turns out impossible ("otherwise", "if you can't", "不行就")
 * - else `wish` is wanted only on `condition` ("unless there's a fee" counts as such)
 */
export interface Conditional {
  readonly main: string;
  readonly condition: string;
  readonly wish: string;
  readonly fails: boolean;
}

/** "If possible", "if you don't mind" ask for nothing; "let me know if" and "what if" set no condition. */
const manners =
  /,?\s*\bif (?:at all |it'?s |it is |that'?s |that is |this is )?(?:possible|you (?:can|could|would|please|like|want|wish|don'?t mind|wouldn'?t mind|need(?: to| more)?[^,.;]*|have (?:a moment|time))|i (?:may|might|can|could)|ok(?:ay)?(?: with you)?|alright|all right|necessary|needed|so|any(?:thing)?|poss|that helps|it helps|convenient|it'?s not too much (?:trouble|to ask|hassle)|(?:it'?s |it is )?not too much (?:trouble|to ask|hassle)|i (?:remember|recall|understand)(?: it| this)?(?: right| correctly| well)?|i'?m not mistaken|memory serves|you'?d be so kind|you would be so kind)\b(?=\s*(?:[,.;!?]|$))[,]?|(?<!不)(?:如果|要是)?(?<!不)(?:可以|方便|行|能行|没问题)的话[，,]?/giu;
const noCondition =
  /\b(?:know|see|tell me|check|ask\w*|wonder\w*|sure|confirm|find out|say|whether|remember|not clear|unclear|doubt|told|said|says|promised|curious|matter|mind|even|what|as|only wish) (?:if|whether)\b|\bwhat if\b|\bif only\b/i;
/** What tells that the first wish can't be had; that something has not arrived is another matter. */
const failing =
  /\b(?:cannot|can'?t|can not|couldn'?t|unable|not able|impossible|unavailable|none|out of stock|sold out|too late|denied|refused|declined|rejected|already (?:shipped|left|sent|gone)|not (?:available|possible|allowed|eligible|in stock|an option|offered)|(?:isn'?t|aren'?t|is not|are not) (?:available|possible|allowed|eligible|in stock|an option|any|one|a)|(?:you|they) (?:don'?t|do not|haven'?t|won'?t|will not) (?:have|got|sell|carry|stock|allow|accept|let|do|offer)|there(?:'?s| is| are) (?:no|not|none)|you(?:'?re| are) out of|doesn'?t (?:work out|exist|come in)|won'?t (?:work|go|let|be))\b|不能|不可以|无法|没法|没办法|没货|没有|不行|不支持|[退换取消]不了|不让|缺货|断货|卖完|售罄|太晚|来不及|失败/iu;
/** "You don't have it the green one": the two stand side by side. */
const goneThen =
  /^((?:you|they) (?:don'?t|do not) have (?:it|that|one|any|them)|(?:it|that|they)(?:'?s| is| are|'?re) (?:not available|not in stock|unavailable|out of stock|sold out|gone)|not)\s+(.+)$/i;
const verb =
  "(?:cancel|return|refund|exchange|swap|replace|send|give|get|forget|leave|never ?mind|keep|stop|drop|take|do it|do that|do so|go ahead|don'?t|just|please|i'?d|i would|i'?ll|i will|i want|we|then|let'?s|make|put|ship|pay|change|yes)";
const otherwise =
  /[,.;]?\s*(?:\b(?:and|but)\s+)?\b(?:otherwise|or else|failing that|if not|if (?:it'?s |it is |that'?s |that is |this is )?(?:not (?:possible|available|an option)|impossible|unavailable)|if (?:you|they|i) (?:can'?t|cannot|can not|won'?t)(?: do (?:that|it|this))?(?=\s*[,;]| then)|if that (?:doesn'?t|won'?t|does not|will not) work(?: out)?)\b[,;]?\s*(?:then\s+)?/i;
const onlyIf =
  /[,;]?\s*(?:\b(?:and|but)\s+)?\b(?:but only if|only if|only when|unless|provided(?: that)?|providing|as long as|so long as|assuming|on (?:the )?condition(?: that)?|in case|if)\b\s*/i;

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?;])\s+|(?<=[。！？；])|\n+/u)
    .map((one) => one.trim())
    .filter(Boolean);
const trimmed = (text: string): string =>
  text
    .replace(/^[\s,;:，；]+|[\s,;，；.。!！]+$/gu, '')
    .replace(/^(?:and|but|or|then|so)\s+/i, '')
    .replace(/[\s,]+(?:and|but|or|then|only|just)$/i, '')
    .trim();

/** Where what is wanted begins behind the condition: at a comma, at "then", or at a verb of wishing. */
const wishAt = (after: string): { condition: string; wish: string } => {
  const comma = /^(.{3,}?)(?:\s*,\s*(?:then\s+)?|\s+then\s+)(.+)$/i.exec(after);
  if (comma !== null) return { condition: comma[1] ?? '', wish: comma[2] ?? '' };
  const gone = goneThen.exec(after);
  if (gone !== null) return { condition: gone[1] ?? '', wish: gone[2] ?? '' };
  const bare = new RegExp(
    `^((?:\\S+\\s+){2,30}?)(?<!\\b(?:don'?t|won'?t|can'?t|cannot|not|to|you|i|we|they|it|be|get|me)\\s+)(${verb}\\b.*)$`,
    'i',
  ).exec(after);
  return bare === null ? { condition: after, wish: '' } : { condition: bare[1] ?? '', wish: bare[2] ?? '' };
};

const english = (sentence: string, others: string): Conditional | null => {
  const alternative = otherwise.exec(sentence);
  if (alternative !== null) {
    const main = trimmed([others, sentence.slice(0, alternative.index)].filter(Boolean).join('. '));
    const wish = trimmed(sentence.slice(alternative.index + alternative[0].length));
    if (main !== '' && wish !== '') return { main, condition: '', wish, fails: true };
  }
  const marker = onlyIf.exec(sentence);
  if (marker === null) return null;
  const before = trimmed(sentence.slice(0, marker.index).replace(/^\s*only\s+/i, ''));
  const after = sentence.slice(marker.index + marker[0].length).trim();
  const unless = /unless/i.test(marker[0]);
  const lead = before !== '' && !/^(?:and|but|or|so|then|also|well|hi|hello|please|however)$/i.test(before);
  const split = lead
    ? (/^(.{3,}?)\s*(?:,\s*(?:then\s+)?|\s+then\s+)(.+)$/i.exec(after) ?? goneThen.exec(after))
    : null;
  if (lead && split === null) {
    const condition = trimmed(unless ? `unless ${after}` : `if ${after}`);
    return { main: others, condition, wish: before, fails: false };
  }
  const { condition, wish } =
    split === null ? wishAt(after) : { condition: split[1] ?? '', wish: split[2] ?? '' };
  if (trimmed(wish) === '') return null;
  const fails = unless ? !failing.test(condition) : failing.test(condition);
  return {
    main: [others, lead ? before : ''].filter(Boolean).join('. '),
    condition: trimmed(`${unless ? 'unless' : 'if'} ${condition}`),
    wish: trimmed(wish),
    fails,
  };
};

const zhIf =
  /^(.*?)(?:如果|要是|假如|假使|若是|万一|倘若)(.+?)(?:的话)?(?:[，,]\s*(?:那么?|我?就|则|便|请)?|(?=就|那就|才))(?:那么?|我?就|则|便|才)?(.+)$/u;
const zhElse =
  /^(.+?)[，,。；\s](?:(?:否则|不然|要不然)(?:的话)?[，,]?(?:我?就|那就?)?|(?:如果|要是|实在)?(?:不行|不能|不可以|没有)(?:的话[，,]?(?:我?就|那就?)?|[，,]?(?:我?就|那就?)))[，,]?(.+)$/u;
const zhUnless = /^(.*?)除非(.+?)(?:[，,](?:否则|不然|才|就)?(.+))?$/u;
const zhOnly = /^(.*?)(?:(?:只有|必须)(.+?)[，,]?我?才|只要(.+?)[，,]?我?就)(.+)$/u;
const zhBare =
  /^(.*?[，,])?((?:没有?|不能|无法|不可以|不支持|退不了|换不了|取消不了)[^，。]{0,14}?)(?:的话)?[，,]?我?就((?:退|换|取消|要|算了|不要|用|拿|选|发|给|别).*)$/u;

const zhFree =
  /^(.{0,10}?(?:不收|不扣|不用|不要|免|没有?)(?:任何)?(?:手续费|运费|费用|邮费|钱))(?:的话)?[，,]?我?就((?:退|换|取消).*)$/u;

const chinese = (sentence: string, others: string): Conditional | null => {
  const join = (...parts: (string | undefined)[]): string =>
    trimmed(parts.filter((part) => part !== undefined && part !== '').join('，'));
  const whole = trimmed(sentence);
  const otherwise = zhElse.exec(whole);
  if (otherwise !== null && !/如果|要是|假如|万一|除非/.test(otherwise[1] ?? ''))
    return {
      main: join(others, otherwise[1]),
      condition: '',
      wish: trimmed(otherwise[2] ?? ''),
      fails: true,
    };
  const plainIf = zhIf.exec(whole);
  if (plainIf !== null) {
    const [, before = '', told = '', wish = ''] = plainIf;
    const condition = told.replace(/我$/u, '');
    return {
      main: join(others, before),
      condition: trimmed(condition),
      wish: trimmed(wish),
      fails: failing.test(condition),
    };
  }
  const unless = zhUnless.exec(whole);
  if (unless !== null) {
    const [, before = '', condition = '', after = ''] = unless;
    const wish = trimmed(after) === '' ? before : after;
    return {
      main: join(others, wish === before ? '' : before),
      condition: `除非${trimmed(condition)}`,
      wish: trimmed(wish),
      fails: false,
    };
  }
  const only = zhOnly.exec(whole);
  if (only !== null) {
    const [, before = '', strict, loose, wish = ''] = only;
    const condition = strict ?? loose ?? '';
    return { main: join(others, before), condition: trimmed(condition), wish: trimmed(wish), fails: false };
  }
  const free = zhFree.exec(whole);
  if (free !== null)
    return { main: others, condition: trimmed(free[1] ?? ''), wish: trimmed(free[2] ?? ''), fails: false };
  const bare = zhBare.exec(whole);
  // What was never worn or never came is told of the goods, it is no condition.
  if (bare === null || /用过|穿过|戴过|拆|收到|试|打开|坏|碎/.test(bare[2] ?? '')) return null;
  const [, before = '', condition = '', wish = ''] = bare;
  return { main: join(others, before), condition: trimmed(condition), wish: trimmed(wish), fails: true };
};

/** The condition in a message, with what hangs on it; null where it sets none. */
export const conditionalIn = (text: string): Conditional | null => {
  if (text.length > 600) return null;
  const said = text
    .replace(manners, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim();
  if (
    !/\b(?:if|unless|provided|providing|as long as|so long as|assuming|condition|otherwise|or else|failing that|only when|in case)\b|如果|要是|假如|假使|若是|万一|倘若|除非|否则|不然|要不|不行|只有|只要|必须|就|的话/iu.test(
      said,
    )
  )
    return null;
  const sentences = sentencesOf(said);
  for (const [index, sentence] of sentences.entries()) {
    if (noCondition.test(sentence)) continue;
    const others = sentences
      .filter((_, at) => at !== index)
      .map(trimmed)
      .join('. ');
    const found = hasCjk(sentence) ? chinese(sentence, others) : english(sentence, others);
    if (found !== null) return found;
  }
  return null;
};
