import type { ClaimName } from '../../domain/index.js';
import { plain } from '../text/words.js';

/** What a customer tells of the goods, each from its closed list. */
export type Claims = Readonly<Partial<Record<ClaimName, string>>>;

const not =
  '(?:never|not|havent|hasnt|hadnt|wasnt|isnt|arent|didnt|dont|nor|without)(?: (?:been|even|ever|yet|really|actually|have|had|i|we|once|being))*';

const sealed = new RegExp(
  [
    `\\b${not} (?:(?:un)?open(?:ed|ing)?|unboxed|unsealed|unwrapped|broken? the seal|taken (?:it|them) out)\\b`,
    '\\b(?:unopened|(?:still|factory|fully|completely) (?:sealed|closed|wrapped|shrink ?wrapped)|(?:its|is|are|theyre|was) sealed|sealed (?:box|pack\\w*)|stayed sealed)\\b',
    '\\b(?:seals?|wrap(?:per|ping)?|shrink ?wrap|packag\\w+|plastic|foil|film)(?: (?:is|are|was))?(?: (?:still|all|completely|fully))* (?:intact|unbroken|on|there|closed|untouched|undamaged|not broken|not opened)\\b',
    '\\bstill in (?:the|its|their) (?:original )?(?:sealed|wrap\\w*|shrink\\w*|plastic|foil|cellophane)',
    '没(?:有)?(?:拆|打开|开封|开过|撕)(?:封|开|过)?|未(?:拆|开)封?|封条?(?:还|都)?(?:在|完好|没动|完整)|(?:包装|塑封|封口)(?:还|都|是)?(?:完好|没动|完整|在)|原封(?:未动|不动|没动)?',
  ].join('|'),
  'gu',
);
const opened = new RegExp(
  [
    '\\b(?:opened|unsealed|unboxed|unwrapped|(?:its|is|was|are|already|did|do|have) open)\\b',
    '\\b(?:not|isnt|no longer|arent) sealed\\b',
    '\\b(?:broke|removed|took off|tore|ripped|peeled)(?: \\w+){0,2} (?:the )?(?:seal|wrap\\w*|plastic|foil|film)\\b|\\b(?:seal|wrap\\w*|plastic|foil) (?:is|was|has been) (?:broken|removed|off|gone|torn)\\b',
    '\\btook (?:it|them) out of (?:the|its|their) (?:box|pack\\w*|wrap\\w*)',
    '拆(?:开|封|了|过)|打开(?:了|过)|开封(?:了|过)|开过|已(?:经)?(?:拆|开)封?|撕(?:开|掉|了)',
  ].join('|'),
  'u',
);

const triedOnly =
  /\b(?:never|not) (?:worn|used|wore) (?:\w+ )?(?:outside|outdoors|out)\b|没(?:穿|戴)(?:着|过)?出(?:去|门)/u;
const unused = new RegExp(
  [
    `\\b${not} (?:worn?|wore|used?|washed|tried|touched|tested)(?: (?:it|them|this|these))?\\b`,
    '\\b(?:unused|unworn|untouched|brand new|new with tags)\\b',
    '\\b(?:tags?|labels?)(?: (?:is|are))?(?: (?:still|all))* (?:on|attached|there|intact)\\b|\\b(?:with|has|have) (?:all |the |its |their )*tags\\b',
    '没(?:有)?(?:用|穿|戴|使用|洗|试)过|未(?:使用|穿|用)过?|(?:一次)(?:都|也)?没(?:用|穿|戴)|全新|(?:吊牌|标签)(?:还|都|也)*(?:在|没拆|没剪|完好)|没动过',
  ].join('|'),
  'gu',
);
const used = new RegExp(
  [
    '\\b(?:i|we|ive|weve|have|has|had|been|was|is|only|just|already|barely|hardly|lightly|she|he|they) (?:\\w+ )?(?:worn|wore|used|washed|using|wearing)\\b(?! (?:out|to|the (?:card|code|coupon|gift|wrong)))',
    '\\b(?:worn|used|wore|washed) (?:it|them|once|twice|a (?:few|couple|bit|little)|several|for|only|some|three|two|many|\\d)',
    '(?:穿|戴|洗|使用)(?:过|了)|用过|用了(?:一|两|几|好几|三|\\d)|已经(?:用|穿|戴)',
  ].join('|'),
  'u',
);
const tried =
  /\b(?:tried|tested|trying|try)(?: (?:it|them|this|these|those|the \w+))?(?: just)? (?:on|out|once)\b|\b(?:tried|tested) (?:it|them)\b|\b(?:only|just) (?:tried|tested)(?! to)\b|试(?:穿|用|戴)?(?:了|过|一)|试(?:穿|用|戴)/u;

/** One word is enough where it was asked for. */
const bare: Readonly<Record<ClaimName, readonly (readonly [string, RegExp])[]>> = {
  condition: [
    [
      'used',
      /^(?:used|worn|已?使用|穿了|用了|(?:a (?:bit|little)|slightly|lightly|heavily) (?:worn|used))$/u,
    ],
    ['tried', /^(?:only |just )?(?:tried|tested|试穿|试用)$/u],
    ['unused', /^(?:completely |totally |still )?(?:new|unused|unworn|as it came|没用|没穿|新的)$/u],
  ],
  seal: [
    ['opened', /^(?:(?:it|they|its|was|is|already|has been) )*(?:open|opened|拆|开了|拆封)$/u],
    ['sealed', /^(?:(?:it|they|its|is|are|still) )*(?:sealed|intact|closed|unbroken|完好|没拆|没开)$/u],
  ],
};

/**
 * What a text says about condition and seal, in so many words. The less favourable wins: who never wore something but
 * tried it on has tried it.
 * @param asked where one of them was asked for, a single word will do
 */
export const claimsIn = (text: string, asked: ClaimName | null = null): Claims => {
  const words = plain(text);
  const isSealed = words.search(sealed) !== -1;
  const isOpened = opened.test(words.replace(sealed, ' '));
  const isUnused = words.search(unused) !== -1;
  const rest = words.replace(unused, ' ').replaceAll(/试(?:穿|用|戴)/gu, '试');
  const condition = used.test(rest)
    ? 'used'
    : tried.test(rest) || triedOnly.test(words)
      ? 'tried'
      : isUnused || (isSealed && !isOpened)
        ? 'unused'
        : null;
  const seal = isOpened ? 'opened' : isSealed ? 'sealed' : null;
  const alone =
    asked === null
      ? undefined
      : bare[asked].find(([, pattern]) =>
          pattern.test(words.replace(/^(?:no|yes|nope|yeah|well|um|不|是的?|没有?)\s+/u, '').trim()),
        );
  return {
    ...(condition !== null && { condition }),
    ...(seal !== null && { seal }),
    ...(asked !== null && alone !== undefined && { [asked]: alone[0] }),
  };
};
