import { conceptsOf, latinWords } from '../references/words-of-line.js';

const afterPreposition =
  /\b(?:exchang\w*|excange|swap\w*|replac(?!ement)\w*|switch\w*|chang\w*|trad(?:e|ing)(?: in)?)\b(.*?)\b(?:for|to|into|with|by)\b\s+((?:the|a|an|one|something|another|some|size|my|any|anything|same)\b.*|(?:\w+ )?(?:size|colou?r)\b.*|(?:black|white|blue|red|green|grey|gray|silver|gold|pink|purple|brown|beige|yellow|orange|navy|xs|s|m|l|xl|xxl|small|medium|large|\d[\d.,]*(?: ?[a-z]+|%|"|-\w+)?)(?![\w]).*)/i;
/** "For clicky", "to leather": a bare word at the end, which only the shop's own options can know. */
const bareAfterPreposition =
  /\b(?:exchang\w*|excange|swap\w*|switch\w*)\b.*\b(?:for|to|into)\s+((?!(?:refund|money|cash|credit|store|him|her|me|us|you|them|it|free|now|today|tomorrow|reasons?|help|work|good|sure|personal|no|not|return|exchange|get|be|do|have|see|the|my|your|this|that|these|those|what|which|whatever|working|new)\b)[\p{L}\d%-]{3,}(?: (?!(?:please|reasons?|to|for|because|now|is|was|it)\b)[\p{L}\d%-]+){0,2})(?: (?:please|pls|instead|thanks))?[.!?]?\s*$/iu;
/** "Get it in green instead". */
const inInstead =
  /\b(?:get|have|want|like|need|take|prefer|exchange|swap|change)\s+(?:it|them|this|that|one|those|these|mine)\s+(?:in|with)\s+([^,.!?;]+?)\s+instead\b/i;
const sizesUp =
  /\b((?:(?:one|two|half an?|an?|the next) (?:full )?sizes? (?:up|down|bigger|smaller|larger))|(?:up|down) (?:one|two|half a|a) sizes?)\b/i;
const wish =
  /\b((?:the )?same (?:one|thing|item|model|style|kind|product|[\w-]+)?(?: \w+)? ?(?:but|except|only|just|in|with)\b.*|(?:a |the |one |next )?(?:bigger|larger|smaller|longer|shorter|wider|cheaper|lighter|darker|different|next)(?: (?:size|colou?r|one|model|version|option)s?)?(?: (?:up|down))?\b.*|(?:in )?(?:a )?(?:size|colou?r) (?:\d+|[a-z]+)\b.*|(?:rather|prefer|want|need|like|have|get|send) (?:have |get |me )?((?:the|a|an) [\w' -]*?\b(?:one|version|model|colou?r|size|option|variant|instead)\b.*))/i;
const chinese =
  /(?:换成?|改成?|要)(?:一?[个件双条只台款])?((?:大|小|长|短)一?[号码点]|[^，。！？吗吧]*(?:色|号|码|款|版|轴|容量|材质|[A-Z\d]+)[^，。！？吗吧]*)|换成([^，。！？吗吧]+)/u;

const sizeWord =
  '(?:(?:extra |x-?)?(?:large|small)|medium|xxs|xs|s|m|l|xl|xxl|xxxl|[2-4]xl|(?:size |us |eu |uk )?\\d{1,2}(?:\\.5)?|bigger|smaller|larger|longer|shorter|half a size (?:up|down))';
/** "Need a large", "want it in L": a size wished for without a word of exchanging. */
const sizeWish = new RegExp(
  `\\b(?:need|needs|want|wanted|prefer|get|have|take|like|looking for)\\s+(?:(?:it|them|one|those|that|this)\\s+)?((?:in\\s+)?(?:(?:a|an|the)\\s+)?(?:size\\s+)?${sizeWord})(?=$|[\\s,.!?;](?!refund|return|day|days|week|item|question|favou?r|problem|mug|cup|of\\b))`,
  'i',
);
const chineseSizeWish =
  /(?:想要|要|需要|想换|换)(?:一?[个件双条])?((?:特大|加大|大|中|小|均)[号码]|\d{2,3}(?:\.5)?[号码]|(?:X{0,3}[SML])[号码]?(?![A-Za-z]))/i;

/** A size that is wished for; null when none is. */
export const sizeWishIn = (clause: string): { words: string; at: number } | null => {
  const match = sizeWish.exec(clause) ?? chineseSizeWish.exec(clause);
  return match?.[1] === undefined ? null : { words: match[1].trim(), at: match.index };
};

/** What the goods should be swapped for, in the customer's words; null when only "exchange" is said. */
export const replacementIn = (clause: string): { words: string; at: number } | null => {
  const zh = chinese.exec(clause);
  if (zh !== null) {
    const words = (zh[1] ?? zh[2] ?? '').trim();
    return /^(?:新|好|一?个?新的?|货)$/.test(words) || words === '' ? null : { words, at: zh.index };
  }
  const prepositional = afterPreposition.exec(clause);
  if (prepositional !== null) {
    const words = (prepositional[2] ?? '')
      .replace(/[,.]? (?:please|thanks|thank you|pls)[.!]?$/i, '')
      .replace(/[.!?]+$/, '')
      .trim();
    if (
      !/^(?:a |an |the |my )?(?:refund|new one|working one|good one|reason|store credit|money)\b/i.test(words)
    ) {
      return { words, at: prepositional.index + prepositional[0].length - (prepositional[2] ?? '').length };
    }
  }
  const bare = bareAfterPreposition.exec(clause) ?? inInstead.exec(clause) ?? sizesUp.exec(clause);
  if (bare?.[1] !== undefined) return { words: bare[1].trim(), at: clause.indexOf(bare[1], bare.index) };
  const wished = wish.exec(clause);
  if (wished === null) return sizeWishIn(clause);
  const words = (wished[2] ?? wished[1] ?? '')
    .replace(/[,.]? (?:please|thanks|pls)[.!?]?$/i, '')
    .replace(/[.!?]+$/, '')
    .trim();
  const own = words.replace(/ (?:for|of|on) (?:the|my|this|that|these|those|both)\b.*$/i, '');
  return /\bnew (?:one|unit)\b/i.test(own) ? null : { words: own, at: wished.index };
};

const knownGoods = (words: string): boolean => conceptsOf(latinWords(words)).size > 0;

const chinesePart =
  /^(?:我们?|想要?|要|需要|请|麻烦|帮我?|帮忙|能不能|可以|然后|还有|另外|再|也|同时|并且|把|将|的)*([^换改]+?)(?:想|要|也|都|给我|帮我)*(?:换成?|换为|改成|改为|换到)(?:一?[个件双条只台款])?(.+?)(?:吧|吗|可以吗|好吗|谢谢)*$/u;

/** "把键盘换成白色的，恒温器换成黑色的": each swap, when there are several. */
const chinesePairs = (clause: string): { items: string; replacement: string }[] => {
  const pairs = clause.split(/[，,；;。]|(?=然后|还有|另外|同时|并且)/u).flatMap((part) => {
    const [, items = '', replacement = ''] = chinesePart.exec(part.trim()) ?? [];
    return items === '' || replacement === '' ? [] : [{ items, replacement }];
  });
  return pairs.length < 2 ? [] : pairs;
};

/** "exchange A for B and C for D": each pair, when a clause holds several. */
export const exchangePairs = (clause: string): { items: string; replacement: string }[] => {
  if (/[㐀-鿿]/.test(clause)) return chinesePairs(clause);
  const body = /\b(?:exchang\w*|swap\w*|replac\w*|switch\w*)\s+(.*)$/i.exec(clause)?.[1];
  if (body === undefined) return [];
  const parts = body.split(
    /\s*(?:,\s*and|,|\sand|\splus)\s+(?=(?:the|my|a|an|that|this|both|one)\s+[\w' -]+?\s+(?:for|to|into|with)\s+(?:the|a|an|one|something|another|size|\w+ (?:size|one|version)))/i,
  );
  if (parts.length < 2) return [];
  return parts.flatMap((part) => {
    const match = /^((?:the|my|a|an|that|this|both|one)\s+[\w' -]+?)\s+(?:for|to|into|with)\s+(.+)$/i.exec(
      part.replace(/[.!?]+$/, ''),
    );
    const bare = /^(?:(?:to|for|into)\s+)?(.+?)\s+for\s+((?:the|my)\s.+)$/i.exec(part.replace(/[.!?]+$/, ''));
    const [, left = '', right = ''] = match ?? bare ?? [];
    if (left === '' || (match === null && (!knownGoods(right) || knownGoods(left)))) return [];
    // "A clicky one for the keyboard" names the goods last.
    const turned = /^(?:the|my)\s/i.test(right) && knownGoods(right) && !knownGoods(left);
    return [turned ? { items: right, replacement: left } : { items: left, replacement: right }];
  });
};

/** "The luggage set to a two piece black one", "my boots to a size 8": goods and what they should become. */
export const swapIn = (words: string): { items: string; replacement: string } | null => {
  const match =
    /^((?:(?:the|my|that|this|both|one|our)\s+)?[\w' -]+?)\s+(?:to|for|into|with)\s+((?:the|a|an|one|something|another|some|size|same)\b.*|(?:\w+ )?(?:size|colou?r|version|one|model)\b.*|\d[\w.' -]*)$/i.exec(
      words.replace(/[.!?]+$/, '').replace(/,? (?:please|pls|thanks|thank you|instead)$/i, ''),
    );
  const [, items, replacement] = match ?? [];
  if (items === undefined || replacement === undefined) return null;
  return /^(?:a |the )?(?:refund|store credit|full refund|reason|return)\b/i.test(replacement)
    ? null
    : { items, replacement };
};

/**
 * An answer to "what should it be?" that goes on to the next thing: "clicky for the keyboard, and the thermostat for one
 * that works with …". What it answers, and the exchange it adds; null when it names no further goods.
 */
export const furtherSwap = (
  answer: string,
): { readonly replacement: string; readonly next: { items: string; replacement: string } } | null => {
  const match = /^(.+?)(?:,|;|\.)?\s+(?:and|also|plus|then)\s+(?:also\s+)?((?:the|my)\s.+)$/i.exec(answer);
  const [, head = '', tail = ''] = match ?? [];
  const next = tail === '' ? null : swapIn(tail);
  if (next === null || !knownGoods(next.items)) return null;
  return {
    replacement: head.replace(/\s+for\s+(?:the|my)\s[\w -]+$/i, (goods) => (knownGoods(goods) ? '' : goods)),
    next,
  };
};
