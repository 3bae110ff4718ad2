import { conceptsOf, latinWords } from '../references/words-of-line.js';
import { type Found, findAll } from './span.js';

const word = "\\p{Lu}[\\p{L}'’.-]*";
const name = `${word}(?: ${word}){0,3}`;
const anyWord = "\\p{L}[\\p{L}'’-]*";
/** Words that follow "I'm" or "this is" without being anybody's name. */
const never = new Set(
  'sorry looking trying interested not very so just really still calling writing here unable having getting happy unhappy angry done fine good sure a an the going afraid waiting from in on at also disappointed returning asking wondering ridiculous unacceptable about no ok okay my all it that this what urgent crazy because hoping thinking tired upset frustrated confused missing instead works would will or too super really extremely'.split(
    ' ',
  ),
);
const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧';

const cut = (text: string): string | null => {
  const words = text
    .trim()
    .replace(/[.,]+$/, '')
    .split(/\s+/);
  const end = words.findIndex((one) =>
    /^(?:and|from|in|my|with|at|i|zip|postcode|e-?mail|order|the|here|living|who|but|by)$/i.test(one),
  );
  const kept = (end === -1 ? words : words.slice(0, end)).slice(0, 4);
  if (kept.length === 0 || never.has((kept[0] ?? '').toLowerCase())) return null;
  // "I am Mei's husband" is not Mei.
  return /['’]s$/.test(kept.at(-1) ?? '') ? null : kept.join(' ');
};

const common =
  /\b(?:yes|no|not|the|my|is|it|this|that|order|email|mail|number|code|refund|return|please|thanks|thank|you|what|why|how|when|where|want|need|have|dont|don't|can|can't|cannot|remember|know|help|person|human|agent|cancel|hello|hi|hey|ok|okay|sure|forget|nothing|never|mind|same|first|second|stop|bye|again|skip)\b/i;

const noName =
  /\b(?:bought|paid|got|sent|from|for|with|and|to|in|on|at|of|items?|goods|street|road|avenue|building|room|model|size|about|around|only|just|all|cost|costs|price|dollars|pin|box|zip|postcode)\b/i;

const lowerCaseBesidePostcode = new RegExp(
  `\\b(?:i['’]?m|i am|this is|it['’]?s)\\s+(${anyWord}(?: ${anyWord}){1,2}),?\\s+(?=(?:and )?(?:my )?(?:zip(?: ?code)?|post ?code|postal code)?(?: is)?[:\\s]*\\d{5,6}(?!\\d))`,
  'giu',
);

/** Names a customer gives for themselves: "I'm Mei Lin", "my name is …", "You are …", "我叫李娜". */
export const findCustomerNames = (text: string): Found[] => {
  const found = [
    ...findAll(
      text,
      new RegExp(
        `\\b(?:(?:my|and) (?:full )?name(?:['’]?s\\b| is|:)?|(?:full )?name(?:['’]s| is|:)|i am called|they call me)\\s*(${anyWord}(?: ${anyWord}){0,4})`,
        'giu',
      ),
      (match) => cut(match[1] ?? ''),
    ),
    ...findAll(
      text,
      new RegExp(
        `\\b(?:[Ii]['’]?m|[Ii] am|[Tt]his is|[Ii]t['’]?s(?: under(?: the name)?)?|[Yy]ou are|[Yy]our name is)\\s+(${name})`,
        'gu',
      ),
      (match) => cut(match[1] ?? ''),
    ),
    // In lower case only what a postcode follows is a name.
    ...findAll(text, lowerCaseBesidePostcode, (match) => {
      const told = cut(match[1] ?? '');
      return told === null || common.test(told) || noName.test(told) ? null : told;
    }),
    ...findAll(
      text,
      new RegExp(
        `(?:我叫|我的名字(?:是|叫)|姓名\\s*[:：是]?|名字\\s*[:：是])\\s*([\\u4e00-\\u9fff·]{2,5}|${name})`,
        'gu',
      ),
      (match) => match[1] ?? null,
    ),
    ...findAll(
      text,
      new RegExp(
        `(?:^|[.!\\n] ?)(${word}(?: ${word}){1,2}),? +(?=(?:my )?(?:[Zz][Ii][Pp]|[Pp]ost ?code|[Pp]ostal))`,
        'gu',
      ),
      (match) => cut(match[1] ?? ''),
    ),
    ...findAll(
      text,
      new RegExp(`我是([${surnames}][\\u4e00-\\u9fff]{1,2})(?=[，,。、\\s]|$)`, 'gu'),
      (match) => match[1] ?? null,
    ),
  ];
  return found.filter(
    (one, index) => !found.some((other, at) => at < index && one.start < other.end && other.start < one.end),
  );
};

/** A name standing alone, as an answer to "what is your name?": one to four words, none of them ordinary. */
export const bareName = (text: string): string | null => {
  const words = text
    .replace(/[,.;:!\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const rest = words.replace(/^(?:i['’]?m|i am|this is|it['’]?s|(?:my )?name(?: is|['’]?s)) /i, '');
  if (rest !== words && never.has((rest.split(' ')[0] ?? '').toLowerCase())) return null;
  if (/^[\u4e00-\u9fff·]{2,4}$/.test(rest) && surnames.includes(rest[0] ?? ' ')) return rest;
  if (
    !/^\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’.-]*){0,3}$/u.test(rest) ||
    /[㐀-鿿]/.test(rest) ||
    common.test(rest)
  )
    return null;
  return rest.length >= 2 && rest.length <= 60 ? rest : null;
};

/** "Mei Lin 98101": a name with a postcode right behind it, at the head of a sentence, says who is writing. */
export const findNamesBesidePostcodes = (text: string): Found[] => [
  ...findAll(
    text,
    /(?<=^|[.!?;,\n]\s*)(\p{L}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+){1,2}),?\s+(?=(?:zip(?: ?code)? |postcode )?\d{5,6}(?!\d))/giu,
    (match) => {
      const name = bareName(match[1] ?? '');
      return name === null || noName.test(name) || conceptsOf(latinWords(name)).size > 0 ? null : name;
    },
  ),
  ...findAll(
    text,
    new RegExp(
      `(?<=^|[。，,！\\n]\\s*)([${surnames}][\\u4e00-\\u9fff]{1,2})(?=[\\s,，]*(?:邮编)?\\s*\\d{6}(?!\\d))`,
      'gu',
    ),
    (match) => match[1] ?? null,
  ),
];
