import type { ReturnReason } from '../../domain/index.js';
import { plain } from '../text/words.js';

/** First match wins: what is told in more detail comes first. */
const lexicon: readonly (readonly [ReturnReason, RegExp])[] = [
  [
    'wrong-item',
    /\b(wrong (?:item|product|thing|order|colou?r|model|one|version|variant|stuff|shade|pair|goods)|(?:sent|got|received|shipped|delivered)(?: me)? (?:the |a )?(?:wrong|incorrect|different)|(?:came|arrived|shipped|delivered) (?:in|as) (?:the |a )?(?:wrong|incorrect|different)|not (?:what|the (?:one|item|colou?r|size)) i (?:ordered|bought|chose)|isnt what i ordered|someone elses|mix(?:ed)? ?up|incorrect (?:item|product|size|colou?r)|two left|instead of the \w+ i ordered)\b|(?:发错|寄错|货不对板|别人的|不是我(?:买|要|订|下单)的|颜色不对|尺码(?:发|不对)|型号不对|错货|规格不对|发成)/u,
  ],
  [
    'missing',
    /\b(never (?:even |actually |ever )?(?:arrived?|came|received?|got|showed|turned up|made it)|(?:didnt|did not|havent|have not|hasnt|has not|not) (?:yet |even )?(?:arrive[d]?|come(?! (?:with|in))|receive[d]?|got|get it|get them|shown? up|been delivered)|missing|empty (?:box|package|envelope)|only (?:got|received) (?:one|half|\d)|lost (?:in|package|parcel)|parcel (?:is|was|got) lost|(?:was|is|were)nt in the (?:box|package)|(?:was|is|were)nt included|not included|left out|stolen|incomplete)\b|(?:没有?(?:收|送|寄)到|没有?到货|从没到|少了|漏发|少发|缺了|不见了|丢了|丢件|空(?:盒|包)|只收到|没给全|被偷)/u,
  ],
  [
    'damaged',
    /\b(broken|shattered|smashed|crack(?:ed|s)?|chipped|holes? in|a hole|dent(?:ed|s)?|torn|ripped|crushed|scratch(?:ed|es)?|bent|in pieces|damaged?|dammaged|brok(?:e|n)|squashed|leaked|leaking|soaked|stain(?:ed|s)?|snapped|spoiled|arrived wet|tear in|hole in)\b|(?:碎|破|裂|压坏|压扁|摔|划痕|刮花|损坏|变形|漏了|洒了|磕|瘪|凹|缺口|断了)/u,
  ],
  [
    'defective',
    /\b(defect\w*|faulty|fault|malfunction\w*|stop(?:ped|s) working|(?:doesnt|does not|dont|isnt|is not|not|wont|never|didnt|cant) (?:even )?(?:work\w*|turn on|switch on|power on|charge|charging|start|light up|respond|connect|heat|spin|boot|function\w*|hold (?:a )?charge)|crackl\w*|buzz\w*|flicker\w*|overheat\w*|dead(?: on arrival)?|died|cuts? out|keeps? (?:cutting|dying|freezing|crashing|disconnecting)|came off|coming (?:off|apart|undone)|fell (?:apart|off)|falling apart|fall(?:s|ing)? apart|no sound|burning smell|sparks?|wobbl\w*|peel(?:ed|ing|s)|leaks|worn out|shrunk|faded|poor quality|bad quality|out of order|glitch\w*|jams?|stuck|something(?:s| is)? wrong with|mou?ldy?|quality (?:issue|problem)|(?:seam|stitching|sole|zipper|strap|button|handle)s? (?:is |are |has |have )?(?:ripped|broke|coming|gone|split|failed|undone))\b|(?:坏|不能用|用不了|没反应|没声音|杂音|没有声音|没有反应|没电|打不开|开不了机|充不(?:进|上)电|故障|失灵|质量(?:问题|太差|不好|差)|有问题|瑕疵|漏水|开胶|掉色|不亮|开线|掉了|发霉|异响|不走|毛病|卡顿|死机|[打点]不着|冻不住|加热不了|不加热|不制冷)/u,
  ],
  [
    'does-not-fit',
    /\b(too (?:small|big|large|tight|loose|long|short|wide|narrow)|(?:doesnt|does not|dont|didnt|not|wont|isnt) fit\w*|fits? (?:badly|poorly)|wrong size|size (?:is )?(?:off|wrong)|(?:bigger|smaller|larger) size|size (?:up|down)|runs? (?:small|large|big))\b|(?:太小|太大|太紧|太松|太长|太短|偏大|偏小|不合(?:身|适|脚)|尺码|穿不(?:上|下)|大了|小了)/u,
  ],
  [
    'not-as-described',
    /\b(not as (?:described|pictured|advertised|shown|expected)|different (?:from|to|than) (?:the )?(?:picture|photo|description|website|listing)|nothing like|looks? different|(?:doesnt|does not) match|misleading|description (?:said|says)|supposed to be|fake|counterfeit|not (?:genuine|authentic|real)|isnt (?:real|genuine)|false advertis\w*)\b|(?:描述不符|与描述|跟图片|和图片|图片不(?:符|一样)|不一样|色差|假货|不是正品|与实物|虚假|不符)/u,
  ],
  [
    'late',
    /\b((?:too|so|very|arrived|came|delivered|a (?:week|month|day)s?|days?|weeks?|months?) late|late delivery|took (?:too|so|very) long|taking (?:too|so|very|way too) long|delay\w*|missed (?:the|my)|after (?:the|my|his|her) (?:birthday|wedding|party|christmas))\b|(?:太慢|迟到|太晚|晚了|延误|等太久|过了日子)/u,
  ],
  [
    'ordered-by-mistake',
    /\b((?:by|in) (?:mistake|accident|error)|accident(?:ally|ly)|mistakenly|ordered (?:it |them |this )?twice|wrong quantity|didnt mean to|my (?:kid|son|daughter|child|toddler)s? (?:ordered|bought)|duplicate order|clicked wrong)\b|(?:拍错|下错单?|买错|误拍|重复下单|买重|点错|乱点|错拍|手滑)/u,
  ],
  [
    'no-longer-needed',
    /\b((?:no longer|dont|do not|not|didnt) (?:really )?(?:need|needed|require|useful)|no (?:longer|more) (?:any )?(?:use|need)|already have|bought (?:another|it elsewhere|one elsewhere)|found (?:it |one )?(?:cheaper|a better)|too many|duplicate|unneeded)\b|(?:不需要|用不上|用不着|不用了|多余|已经有|买多了|别家买)/u,
  ],
  [
    'changed-mind',
    /\b(chang(?:ed?|ing) (?:my|her|his|our|their) minds?|(?:dont|do not|didnt|doesnt|did not) (?:really )?(?:like|want|love|suit)|not (?:a fan|for me|my (?:style|taste|thing))|hates?|second thoughts|regret|no longer (?:want|like)|not happy with (?:the )?(?:look|colou?r|style)|unwanted|ugly|not satisfied|dislike|wrong for me|(?:too |so |very )?(?:hard|difficult|complicated|tricky) to (?:use|operate|set up|assemble|understand|put together)|(?:too|so|very) (?:complicated|heavy|loud|noisy|bright|expensive|fiddly)|complicated|uncomfortable|not what i (?:expected|hoped|wanted|thought|imagined)|no (?:particular |special |real )?reason|prefer (?:a|an|another|the other))\b|(?:改变主意|改主意|不喜欢|不想要|不要了|后悔|不满意|难看|不想用|不适合我|无理由|没什么(?:理由|原因)|不太?好看|不太?好用|不习惯|不会用|太复杂|太难用|难用|太重|太吵|不舒服|丑)/u,
  ],
];

const negatedFault =
  /\b(?:nothing(?:s| is)? wrong|not (?:broken|damaged|defective|faulty|missing)|isnt (?:broken|damaged|defective|faulty)|wasnt (?:broken|damaged|defective)|no (?:defects?|damage|faults?))\b|(?:没有?坏|没碎|不是坏|没有?问题|没破)/gu;

/** Somebody's death is no fault of the goods. */
const bereaved =
  /\b(?:(?:grand)?(?:mother|father|mom|mum|dad|ma|pa|son|daughter)|husband|wife|partner|brother|sister|friend|aunt|uncle|dog|cat|pet|he|she|who|owner)(?: in law)? (?:just |has |had |have |recently |sadly |suddenly )*(?:passed(?: away)?|died|is dead)\b|(?:去世|过世|离世|走了)/gu;

/** Why, by what the words describe; null when they don't say. */
export const reasonIn = (text: string): ReturnReason | null => {
  const told = plain(text);
  const words = told
    .replace(negatedFault, ' ')
    .replace(bereaved, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const found = lexicon.find(([, pattern]) => pattern.test(words))?.[0];
  return found ?? (told.search(bereaved) === -1 ? null : 'no-longer-needed');
};

/** Reasons for which the shop, not the customer, has to make good. */
export const isFault = (reason: ReturnReason): boolean =>
  reason === 'damaged' ||
  reason === 'defective' ||
  reason === 'wrong-item' ||
  reason === 'missing' ||
  reason === 'not-as-described';
