import { conceptsOf } from '../references/words-of-line.js';
import { hasCjk } from '../text/detect-locale.js';
import { toSimplified } from '../text/simplified-characters.js';
import { singular } from '../text/words.js';
import { countPattern } from './chinese-count.js';

const determiner =
  /^(?:my|the|this|that|these|those|both|all|a|an|one|two|three|four|five|six|\d{1,2}|each|every|everything|some|other|another|anything|pair|our|his|her|their)$/;
const stop =
  /^(?:about|is|are|was|were|isnt|arent|wasnt|werent|am|be|been|has|have|had|hasnt|havent|does|doesnt|do|dont|did|didnt|will|wont|would|can|cant|could|should|came|come|comes|arrived|arrives|stopped|stops|broke|breaks|crackle|crackles|crackled|keeps|keep|kept|wobbles|died|dies|fell|falls|looks|look|looked|feels|feel|smells|leaks|leaked|overheats|flickers|works|working|worked|because|since|as|so|but|if|when|while|which|who|it|its|im|ive|id|they|theyre|you|he|she|please|pls|thanks|thank|instead|i|we|for|to|at|by|via|into|onto|on|before|until|and|or|then|also|not|just|however|though|although|after|due|than|asap|today|now|too|turned|turns|won't|don't|doesn't|isn't|can't|didn't|i'm|i've|i'd|it's|they're|want|need|fits|fit|showed|got|split|cracked|ripped|tore|snapped|went|started|starts|makes|made|back|up|where|how|why|what|or|get|give|put|send|let|make|take|buy|ask|go|tell|help|anymore|yet)$/;
const generic =
  /^(?:orders?|refunds?|money|cash|returns?|exchanges?|replacements?|items?|products?|purchases?|things?|stuff|something|anything|everything|policy|policies|help|questions?|problems?|issues?|person|people|human|agent|manager|label|labels|account|card|cards|e-?mail|address|number|payment|payments|sizes?|colou?rs?|one|ones|it|them|way|day|days|week|weeks|month|months|time|times|price|code|package|parcel|delivery|shipment|box|goods|articles?|back|left|right|same|reason|reasons|status|of|customer|service|credit|request|difference|rest|other|others|two|three|both|all|lot|bit|few|couple|cost|fee|full|partial|money-back|name|zip|postcode|day|morning|afternoon|evening|night|first|second|last|wrong|website|site|page|process|amount|courier|carrier|driver|case|mistake|mind|chat|year|yesterday|today|option|options|version|gift|hour|hours|minute|minutes|moment|total|charge|charges|bill|receipt|invoice|letter|law|joke|deal|instructions?|rules?|prompts?|guidelines?|restrictions?|previous|rma|discount|kind|decision|answer|photo|picture|bot|store|shop|company|review|wife|husband|daughter|son|kids?|child|children|mother|father|mom|mum|dad|friend|neighbou?r|sister|brother|boyfriend|girlfriend|partner|visa|paypal|mastercard|amex|third|fourth|next|bank|wallet|exit|favou?r|hurry|sense|rights?|holes?|dents?|cracks?|scratch(?:es)?|stains?|tears?|rips?|chips?|marks?|spots?|defects?|faults?|damage|flaws?|noise|sound|smell|leaks?|sides?|corners?|edges?|sleeves?|handles?|zip(?:per)?s?|straps?|soles?|seams?|collar|heels?|hinges?|rim|spout|lining|ears?|upper|lower|cut|gap|bump|stitch(?:es|ing)?)$/;
const relative =
  /^(?:(?:that |which )?(?:i|we|you)(?:'ve|ve)? (?:just |recently |had |have )?(?:bought|got|get|ordered|purchased|received|picked up|sent me|delivered|returned|paid|placed|made|chose|shipped)(?: me)?|(?:that |which )(?:arrived|came|was delivered|were delivered|is arriving)|(?:that |which )?(?:hasn'?t shipped|haven'?t shipped|hasn'?t been (?:sent|shipped)|have not shipped|are pending|is pending|i haven'?t received))/;
const time =
  /^(?:,? ?(?:from|on|in|since|back in|around|at|during|of|for)? ?(?:last|this|the other|the|early|late)? ?(?:(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?: \d{1,2}(?:st|nd|rd|th)?)?|week|month|year|weekend|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|(?:a|two|three|\d+|few|couple of|a few) (?:days?|weeks?|months?) ago|christmas|spring|summer|autumn|winter|recently|day)(?![a-z]))/;
const fromOrder =
  /^ ?(?:from|in|of|on)(?: my| the)? (?:(?:last|latest|first|recent|most recent|previous|other) )?(?:order|purchase)?s? ?(?:number |no\.? ?)?#?[a-z]{0,2}\d{3,}|^ ?(?:from|in|of)(?: my| the)? (?:(?:last|latest|first|recent|most recent|previous|other|same) )order/;
const exceptions = /^,? ?(?:except|but|apart from|other than|excluding|besides|minus|bar)(?: for)?\b/;
/** What is left out of goods that were named one by one. */
const leavesOut =
  /^\s*,?\s*(?:(?:but|and|just) not|except(?: for)?|apart from|other than|excluding)\s+(?=(?:the|my|that|this)\s)/i;
/** Where what is left out ends: what is told of it is no goods. */
const leftOutEnds = /[.!?;\n]|,?\s+(?:that(?:'s| is)|it(?:'s| is)|this is|which|because|since|as i)\b/i;
/** "The cheaper one": no thing by itself, but one of those named just before. */
const onlyCompares =
  /^(?:the |that )?(?:(?:more|less|most|least) expensive|cheaper|cheapest|pricier|priciest|dearer|dearest|costlier)(?: one)?(?: of (?:the|those|these) two| of (?:them|those|these|the two))?$/i;

export interface Goods {
  /** The customer's own words. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** A name of goods or a description; false when only "my order from last week" was said. */
  readonly named: boolean;
}

const tokensOf = (text: string): { word: string; start: number; end: number; after: string }[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’&/.-]*/gu), (match) => {
    const raw = match[0].replace(/[.'’/-]+$/, '');
    const end = match.index + raw.length;
    return {
      word: raw.toLowerCase().replace('’', "'"),
      start: match.index,
      end,
      after: text.slice(end, end + 1),
    };
  });

/** No name of goods is longer; and no more of a text is looked at to tell where one ends. */
const phraseWordsMax = 16;
const aheadMax = 100;

/** From `at`, how far a noun phrase goes: up to a verb, a conjunction, a preposition or punctuation. */
const phraseEnd = (text: string, tokens: ReturnType<typeof tokensOf>, from: number): number => {
  let index = from;
  while (index < tokens.length && index < from + phraseWordsMax) {
    const token = tokens[index];
    if (token === undefined || (index > from && stop.test(token.word))) break;
    const next = text.slice(token.end, token.end + aheadMax).toLowerCase();
    index += 1;
    if (/^ ?[,;:!?()\n—–]|^\.(?:\s|$)/.test(next)) break;
    if (
      relative.test(next.trimStart()) ||
      time.test(next.replace(/^ /, '')) ||
      fromOrder.test(next) ||
      exceptions.test(next.trimStart())
    )
      break;
  }
  return tokens[index - 1]?.end ?? 0;
};

const extend = (text: string, start: number): number => {
  let end = start;
  for (let round = 0; round < 4; round++) {
    const rest = text.slice(end, end + aheadMax).toLowerCase();
    const lead = rest.length - rest.trimStart().length;
    const hit = relative.exec(rest.trimStart()) ?? time.exec(rest.trimStart()) ?? null;
    const order = fromOrder.exec(rest);
    if (hit !== null && hit[0].length > 0) end += lead + hit[0].length;
    else if (order !== null) end += order[0].length;
    else break;
  }
  return end;
};

/** Words that name goods or parts of them, or neither: alone they are not taken for goods. */
const notAlone =
  /^(?:screen|light|top|lead|wire|cord|seat|cycle|cap|dish|display|throw|board|in|ring|lid|number|call|line|over|phone number)$/;
const knownGoods = (words: readonly string[]): boolean =>
  !/\b(?:number|numbers|call|line)\b/.test(words.join(' ')) &&
  conceptsOf(words.filter((word) => !notAlone.test(word)).map(singular)).size > 0;

/** Goods without "the" or "my": known things at the head of a clause or behind "got" and "bought". */
const startsBareName = (text: string, tokens: ReturnType<typeof tokensOf>, at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || stop.test(token.word) || generic.test(token.word) || anyStop.test(token.word))
    return false;
  const before = text.slice(0, token.start);
  const opens =
    /(?:^|[,.!?;:\n]\s*|\b(?:hi|hello|hey|so|but|and|please|for|with a|some))\s*$/i.test(before) ||
    /\b(?:got|bought|ordered|purchased|received|have|had|get)\s+$/i.test(before);
  if (!opens) return false;
  const end = phraseEnd(text, tokens, at);
  const words = tokens.filter((one) => one.start >= token.start && one.end <= end).map((one) => one.word);
  return words.length <= 5 && !words.some((word) => anyStop.test(word)) && knownGoods(words);
};
const anyStop =
  /^(?:return|returning|refund|exchange|swap|cancel|replace|change|track|where|what|how|thanks|bought|ordered|purchased|received|got|looking|hi|hello|hey)$/;

/** ", headphones and smart watch": the next of a list, when it is a known thing or another one follows. */
const listedNext = (rest: string): RegExpExecArray | null => {
  const match = /^\s*,\s+(?=([\p{L}][\p{L}' -]*))/u.exec(rest);
  const segment =
    (match?.[1] ?? '')
      .split(/\s(?:and|&)\s/)[0]
      ?.trim()
      .toLowerCase() ?? '';
  const words = segment.split(/\s+/);
  if (match === null || segment === '' || words.length > 4) return null;
  if (words.some((word) => stop.test(word) || generic.test(word) || anyStop.test(word))) return null;
  const followed = /^\s*,\s+[\p{L}' -]+?(?:,)?\s(?:and|&)\s/u.test(rest);
  return followed || knownGoods(words) ? match : null;
};

const englishGoods = (text: string): Goods[] => {
  const tokens = tokensOf(text);
  const found: Goods[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || (found.at(-1)?.end ?? -1) > token.start) continue;
    const previous = tokens[i - 1]?.word ?? '';
    const afterVerb =
      /^(?:return|returning|cancel|cancelling|exchange|exchanging|swap|refund|replace|keep)$/.test(
        previous,
      ) ||
      (previous === 'back' && /^(?:send|sending|sent|give|ship|bring)$/.test(tokens[i - 2]?.word ?? '')) ||
      (previous === 'for' &&
        /^(?:refund|refunded|money|back|reimbursed|reimbursement)$/.test(tokens[i - 2]?.word ?? ''));
    const bareName = !determiner.test(token.word) && startsBareName(text, tokens, i);
    if (
      !determiner.test(token.word) &&
      !(afterVerb && !stop.test(token.word) && !/^(?:me|us)$/.test(token.word)) &&
      !bareName
    )
      continue;
    // "that" as a pronoun or a conjunction is not a determiner.
    const nextWord = tokens[i + 1]?.word ?? '';
    if (
      /^(?:that|this|these|those|one|both|all|everything|two|three|other|another|anything)$/.test(
        token.word,
      ) &&
      (nextWord === '' || stop.test(nextWord) || /^\s*[,.!?;]/.test(text.slice(token.end)))
    ) {
      const tail = text.slice(token.end).toLowerCase().trimStart();
      const bare =
        /^(?:both|everything)$/.test(token.word) ||
        (/^(?:all|one|two|three)$/.test(token.word) && /^(?:of|except|but)\b/.test(tail));
      if (!bare && !(token.word === 'all' && afterVerb)) continue;
    }
    let end = extend(text, phraseEnd(text, tokens, i));
    const pointed = /^(?:all|both|every one) of (?:it|them|these|those|that|this)\b/i.exec(
      text.slice(token.start),
    );
    if (pointed !== null) end = Math.max(end, token.start + pointed[0].length);
    // "the skateboard and the kettle", "two mugs, the lamp and a rug"
    for (;;) {
      const joined =
        /^\s*(?:,\s*(?:and |plus )?|\s(?:and|plus|&|as well as|along with)\s+(?:also )?)(?=(?:my|the|this|that|these|those|both|all|a|an|one|two|three|\d{1,2})\s)/i.exec(
          text.slice(end),
        );
      const bareJoin =
        joined ?? /^\s(?:and|&)\s+(?=\p{Ll})/u.exec(text.slice(end)) ?? listedNext(text.slice(end));
      if (bareJoin === null) break;
      const at = tokens.findIndex((one) => one.start >= end + bareJoin[0].length);
      const head = tokens[at];
      if (
        at === -1 ||
        head === undefined ||
        (stop.test(head.word) && !determiner.test(head.word)) ||
        verbStart.test(text.slice(head.start))
      )
        break;
      if (determiner.test(head.word) && generic.test(tokens[at + 1]?.word ?? 'it')) break;
      end = extend(text, phraseEnd(text, tokens, at));
    }
    const except = exceptions.exec(text.slice(end).toLowerCase().replace(/^ /, ''));
    if (
      (except !== null &&
        /\b(?:all|everything|both|every|whole|entire)\b/i.test(text.slice(token.start, end))) ||
      leavesOut.test(text.slice(end))
    ) {
      const clauseEnd = leftOutEnds.exec(text.slice(end))?.index;
      end = clauseEnd === undefined ? text.length : end + clauseEnd;
    }
    const words = text.slice(token.start, end).trim();
    const parts = words
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => word !== '' && !determiner.test(word));
    const core = parts.filter(
      (word) =>
        !generic.test(word) &&
        !/^#?\d{4,}$/.test(word) &&
        !/^(?:of|from|in|on|that|which|i|we|and|with|for|bought|got|ordered|purchased|received|placed|made|just|recently|whole|entire|recent|latest|previous|current|new|pending|open|me|back)$/.test(
          word,
        ),
    );
    const everything =
      /\beverything\b|\ball (?:of (?:it|them)|(?:the |my )?(?:items|things|products))\b|^(?:both|all)\b/i.test(
        words,
      );
    const dated =
      time.test(words.toLowerCase().replace(/^.*?\b(?=from|on|in|last|this|yesterday|\d)/, '')) ||
      relative.test(words.toLowerCase().replace(/^.*?\b(?=i |we )/, ''));
    const order = /\border(?:s)?\b/i.test(words);
    // "Ignore all previous instructions" is about no goods at all.
    const noGoods = core.length === 0 && /\b(?:instructions?|rules?|prompts?|guidelines?)\b/i.test(words);
    const before = found.at(-1);
    if (before?.named === true && onlyCompares.test(words) && !onlyCompares.test(before.words)) {
      const joined = { ...before, words: text.slice(before.start, token.start + words.length) };
      found[found.length - 1] = { ...joined, end: token.start + words.length };
    } else if (!noGoods && (core.length > 0 || everything || dated)) {
      found.push({
        words,
        start: token.start,
        end: token.start + words.length,
        named:
          (core.length > 0 && !(order && dated && core.every((word) => time.test(word)))) ||
          (everything && !order) ||
          (dated && !order),
      });
    }
  }
  return found;
};

/** Where a clause of its own begins: a verb of request, with the words of politeness before it. */
export const verbStart =
  /^(?:(?:and|then|also|plus|but|so|please|pls|kindly|next|secondly|just|can you|could you|can i|could i|may i|you|would you|i|i'd|id|i'll|ill|we|we'd|i would|i want|i need|i wanna|i wish|want|need|like|would like|love|to|help me|let's|lets|go ahead and|wanna|after that|finally|maybe|if possible|too|prefer|'d|rather|get)[ ,]+){0,7}(?:return(?:ing)?|refund|send(?:ing)? (?:\w+ ){0,4}back|give (?:\w+ ){0,3}back|ship (?:\w+ ){0,3}back|exchang(?:e|ing)|swap(?:ping)?|replac(?:e|ing)|cancel(?:l?ing)?|call off|track(?:ing)?|reimburse|trade|keep(?:ing)?|(?:talk|speak) (?:to|with)|change (?:the|my)|check (?:on |the status)|know (?:when|where|the status|how)|find out|where(?:'s| is| are)|when (?:will|is|does)|how much|what(?:'s| is) the status)\b/i;

const chineseStrip =
  /(?:你好|您好|请问|麻烦|请|帮我|帮忙|我想要|我想|我要|我需要|想要|想|要|申请|把|能不能|能否|可以|能|怎么|如何|给我|一下|吗|呢|吧|啊|呀|了|的话|谢谢|办理|全额|部分|仅|只|都|也|还|再|又|退货退款|退款|退货|退钱|退回|退掉|退费|退了|退|寄回去?|换货|换成.*|换个.*|换一.*|换大.*|换小.*|换|取消|撤单|撤销|订单号?|单子|查询|查|追踪|物流|快递|商品|东西|产品|货|钱|运费|这个|那个|它|一个|不要|不想|不用|不喜欢|不需要|不合适|不满意|喜欢|需要|合适|有|没|很|太|是|就|直接|别|到哪里?|哪里|什么时候|多久|收到|发货|送到|到|好的|好|行|个)/g;
const predicate =
  /(?:(?:已经|全|就|又|收到|都){0,4}(?:碎|坏|破|裂|断|漏|掉|瘪|不亮|不能|不走|用不|没声音|没反应|没收到|有问题|有划痕|质量|发错|少了|不见|丢|太小|太大|太长|太短|不合|不喜欢|不要|不想|不需要|怎么|开不了|充不|[打点]不着|(?:拆(?:开|封|了|过)|打开(?:了|过)|[用穿戴试洗](?:过|了))(?!.{0,3}的)|左边|右边|有杂音|想退|要退|能退|可以退|退了|退掉|退货|退款|换成|换个|换一|想换|要换|能换|取消|到哪|什么时候|多少|发货|帮我|麻烦).*)$/;

/** "少了一个杯子": what is lacking stands behind its verb. */
const lackingGoods = new RegExp(
  `(?:少|缺|漏|丢|没收到|没有收到|只收到)(?:发|寄|给|送)?(?:我)?了?((?:${countPattern})的?[^，。！？退换取消的]{1,10}?)(?:想|要|没|怎么|退|换|$)`,
  'u',
);

/** Where on the goods something is wrong is no goods. */
const partOfGoods =
  /^(?:[左右上下前后里外][边面侧部]?|底[部座]?|侧面|表面|边缘|边角|角|中间|把手|手柄|盖子?|瓶口|杯口|杯底|壶嘴|拉链|袖子|领口|衣领|口袋|扣子|鞋底|鞋跟|屏幕|按键|开关|接口|电源线?|轮子|带子|肩带|缝线|外壳|表面上|一?[道条]?(?:裂[痕纹缝]|划痕|裂口|缺口|洞|凹痕|污渍))[上里]?$/u;

/** The clause of a Chinese text that names goods: what is left of it when requests and particles are gone. */
const chineseGoods = (text: string): Goods[] => {
  const found: Goods[] = [];
  for (const match of text.matchAll(/[^，。！？；,.!?;\n]+/g)) {
    const clause = match[0];
    const lacking = lackingGoods.exec(clause);
    if (lacking?.[1] !== undefined) {
      const at = match.index + lacking.index + lacking[0].length - lacking[1].length;
      found.push({ words: lacking[1], start: at, end: at + lacking[1].length, named: true });
      continue;
    }
    const exclusion = /(?:除了|除)[^，。]+?(?:以外|之外|其他|其余|都|，)/.exec(clause);
    if (exclusion !== null || /^(?:全部|所有|都|两个都|两件都|全都)/.test(clause.trim())) {
      found.push({
        words: clause.trim(),
        start: match.index,
        end: match.index + clause.length,
        named: !/订单/.test(clause),
      });
      continue;
    }
    const left = clause.replace(
      /^(?:你好|您好|请问|麻烦你?|请|帮我|帮忙|待发货的?|未发货的?|还?没发货的?|我想要?|我要|想要?|要|申请|把|取消|退掉|退货|退款|退|换货|换|不是|是|顺便|再|然后|另外|还有|还|并且|也|查一?下|查)+/g,
      '',
    );
    const start = match.index + clause.indexOf(left);
    const phrase = left
      .replace(predicate, '')
      .replace(/(?:取消|退|换|寄回).*$/, '')
      .replace(/[的了吧吗呢啊都也]+$/, '');
    const core = phrase
      .replace(
        /(?:我|你们|他|她|上个?月|上周[一二三四五六日天]?|上星期|昨天|前天|今天|这周|这个月|\d+月\d*[日号]?|[一二三四五六七八九十]+月份?|买|订|收到|下单|购买|两个?|三个?|几个?|那|这|其中|一|双|件|只|台|条|的|最近|最新|最贵|最便宜)/g,
        '',
      )
      .replace(chineseStrip, '')
      .replace(/[\s#\dA-Za-z]/g, '');
    if (
      core.length >= 1 &&
      !partOfGoods.test(core) &&
      phrase.length >= 2 &&
      (core.length >= 2 || /[鞋杯灯锅伞裙裤帽表包衣椅桌壶]/.test(core))
    ) {
      found.push({ words: phrase, start, end: start + phrase.length, named: true });
    } else if (
      /(?:上个?月|上周|昨天|前天|最近|最新|最贵|最便宜|[一二三四五六七八九十\d]+月)/.test(phrase) &&
      phrase.length >= 2
    ) {
      found.push({ words: phrase, start, end: start + phrase.length, named: !/单/.test(phrase) });
    }
  }
  return found;
};

/** Phrases that name goods, in the customer's own words and order of speech. */
export const findGoods = (text: string): Goods[] =>
  hasCjk(text)
    ? chineseGoods(toSimplified(text)).map((goods) => ({
        ...goods,
        words: text.slice(goods.start, goods.end),
      }))
    : englishGoods(text);
