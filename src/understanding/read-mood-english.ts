import type { MoodWords } from './read-mood-words.js';

const person =
  '(?:(?:grand|step|god)?(?:mother|father|mom|mum|mam|dad|daddy|mummy|ma|pa|son|daughter|parents?|child|kid|baby|nan|gran|granny|grandma|grandpa)|husband|wife|partner|fianc[eé]e?|brother|sister|friend|aunt|auntie|uncle|cousin|nephew|niece|boyfriend|girlfriend|roommate|neighbou?r|colleague|boss|dog|cat|puppy|kitten|pet|horse|he|she|who|someone|owner|recipient|family)';
const close = `(?:my|our|his|her|their|the) (?:\\w+ )?${person}`;
/** Ways of speaking, goods and colours that sound like grief, anger or a threat and are none. */
const innocent = [
  // lively talk
  'kill(?:ing|s|ed)? (?:it|the (?:look|game|vibe))|(?:my )?(?:feet|back|shoulders) (?:are|is) killing me|dress(?:ed)? to kill',
  '(?:to|would|d|could|id) (?:totally |literally )?die (?:for|laughing|of (?:embarrassment|laughter|boredom|cuteness|happiness))|dying (?:to|for|of (?:laughter|boredom))|died (?:laughing|of laughter)|drop dead gorgeous|over my dead body',
  '(?:looks?|looked|is|are|was|its|so|pretty|freaking|totally|absolutely) sick\\b(?! of)|sick (?:design|colou?r|beat|look|shoes|deck|board|kicks|style)',
  'no (?:lawyer|court) needed|damn (?:good|nice|fine|near|cool|comfortable|cute)|holy shit|shit ?take|(?:no|aint no) joke|joke (?:book|gift|mug|shop)|only joking|just (?:joking|kidding)|worst case|nightmare before|angry birds?|clown (?:nose|wig|costume|fish|shoes|mask)',
  'looks? (?:so |really |pretty |just )?(?:terrible|awful|horrible) on|not (?:too |so |that )?(?:terrible|awful|horrible|bad)',
  'idiots? (?:guide|proof)|bastard file|screws? (?:you|that) (?:sent|gave|included|shipped|supplied|ordered)',
  // goods and colours
  '(?:breast )?cancer (?:charity|awareness|research|walk|run|fundraiser|ribbon|sign|zodiac|foundation|support|benefit|survivor (?:shirt|tee|mug))|cancer (?:mug|shirt|tee|necklace|t shirt)|zodiac cancer',
  '(?:tennis|basketball|badminton|volleyball|squash|food|back|front|padel|pickleball|half) courts?|court (?:shoes?|heels?|dress|bag|trainers?|sneakers?)|courtyard',
  'pregnancy (?:pillow|test|tests|belt|dress|jeans|band|cushion|book|journal)|maternity|hospital (?:gown|bed|scrubs|bag|corners|grade|grey|white|sheets)|(?:work(?:s|ing)?|nurse|doctor|job|shift) (?:at|in|for) (?:a |the |our )?(?:\\w+ )?hospital',
  '(?:dead|died?|dying) (?:on arrival|pixels?|battery|batteries|phone|screen|stock|link|plant|flowers?)|(?:feature|button|account|option|bluetooth|wifi|login|notification|alarm|mode|setting|app|card|payment)s? (?:is|are|was|got|has been|seems) disabled|disabled (?:the|my|in|by|on|it)\\b',
  'rash (?:decision|guard|vest|guards|vests|purchase)|bee ?hives?|(?:colou?rs?|dye|dyes|ink|paint|light|backlight|screen|lip) bleed\\w*|bleed(?:s|ing)? (?:onto|into|through|in the wash)|swollen (?:battery|batteries|wood|box|door)|batter(?:y|ies) (?:is|are|was|has|looks) swollen',
  'burn(?:ed|t|s)? my (?:toast|food|dinner|rice|coffee|clothes|shirt|carpet|bread|cake|pan|pans|table|counter|breakfast)|cut me (?:off|out|a (?:deal|break|check|cheque)|some slack)|hurts? my (?:wallet|eyes)|depress(?:ed|es|ing)? (?:the )?(?:button|key|pedal|lever|switch)|(?:brush|back|breast|two|four|key) ?strokes?|stroke (?:engine|width)',
  'legally blind|legal (?:size|pad|paper|pads|envelopes?)|lawyers? (?:mug|costume|gift|shirt|joke|card)|attorney (?:mug|gift)|poison ivy|hypo ?allergenic',
  '(?:shock|shocks) (?:absorb\\w*|proof|resistant)|shockproof',
].join('|');

export const englishMood: MoodWords = {
  innocent: new RegExp(`\\b(?:${innocent})\\b`, 'gu'),
  anger: new RegExp(
    [
      '\\b(?:ridiculous\\w*|unacceptable|outrageous|outraged|furious|fuming|livid|seething|enraged|infuriat\\w*|angry|angrier|pissed(?: off)?|fed up|sick (?:and tired )?of|disgust\\w*|appalling|appalled|pathetic|useless|terrible|awful|horrible|dreadful|atrocious|worst|scam\\w*|rip ?off|ripping (?:me|people) off|absurd|nightmare|incompeten\\w*|wtf|wth|bullshit|bs|damn|goddamn|disgrace\\w*|insult\\w*|laughable|farce|shambles|clowns?|muppets|amateurs|shitshow|dumpster fire)\\b',
      '\\b(?:a|this|some|absolute|complete|total|bad|sick) joke\\b|\\bwhat a joke\\b|\\bare you (?:people |guys |all )?(?:kidding|joking|serious|deaf|for real|out of your minds?)\\b|\\bkidding me\\b|\\byou(?: have|ve) got to be kidding\\b',
      '\\bhow dare\\b|\\bwhat the hell\\b|\\bfor (?:gods|christs|heavens|fucks|the love of) (?:sake|god)\\b|\\bshame on you\\b|\\b(?:bunch|pack) of (?:thieves|crooks|liars|frauds|scammers|cowboys|amateurs)\\b|\\byou(?: are|re)?(?: \\w+){0,2} (?:thieves|crooks|liars|frauds|scammers)\\b|\\b(?:you|they|been) (?:lied|lying) to me\\b|\\byou (?:lied|stole)\\b|\\bstealing (?:my|from)\\b|\\brobb(?:ed|ing) me\\b',
      '\\b(?:waste|wasting|wasted) (?:of )?(?:my |our )?(?:\\w+ )?time\\b|\\bhad (?:enough|it with)\\b|\\b(?:losing|lost|out of|run out of|running out of|no more) (?:my |all )?patience\\b|\\brun ?around\\b|\\bstop (?:ignoring|wasting|stalling|lying)\\b|\\b(?:ignoring|ignored) (?:me|my (?:e ?mails?|messages?|calls?))\\b|\\bhow many (?:more )?times\\b|\\b(?:third|fourth|fifth|sixth|tenth|hundredth) (?:time|email|message)\\b|\\btak(?:es|ing|en) forever\\b|\\bwaited forever\\b|\\bdriving me (?:crazy|mad|insane|up the wall)\\b',
      '\\bnever (?:ever )?(?:buy(?:ing)?|shop(?:ping)?|order(?:ing)?|com(?:e|ing) back|us(?:e|ing)|spend(?:ing)?)\\b(?: \\w+){0,3} (?:here|from you|with you|again|this (?:shop|store|site|place))\\b|\\bnever again\\b|\\b(?:i )?hate (?:you|this (?:company|shop|store|place|site|bot)|your (?:company|shop|store|service))\\b|\\bunbelievabl[ey]\\b|\\b(?:worst|zero|one|1) stars?\\b|\\bgive me my (?:\\w+ )?money(?: back)? (?:right )?now\\b',
    ].join('|'),
    'u',
  ),
  legal: new RegExp(
    [
      '\\b(?:lawyers?|attorneys?|solicitors?|barrister|suing|sued|lawsuits?|litigation|legal (?:action|proceedings|route|steps|team|advice|department|counsel)|legally|class action|small claims|trading standards|consumer (?:protection|affairs|watchdog|council|tribunal|association)|better business bureau|bbb|ombudsman|ftc|attorney general|charge ?backs?|press(?:ing)? charges|section 75|consumer rights act|tribunal)\\b',
      '\\b(?:will|gonna|going to|to|ill|would|can|could|should|must|might|may|and|or|then|we|i) sue\\b|\\bsue (?:you|your|the|this|them|for|everyone)\\b',
      '\\b(?:see you in|take (?:you|this|it|them)(?: \\w+){0,2} to|go(?:ing)? to|up in|through the|before a) courts?\\b|\\bcourt (?:case|order|date|action)\\b|\\btook? (?:it |this )?to court\\b',
      '\\breport(?:ing)? (?:you|this (?:company|shop|store|site)|your (?:company|shop|store)) (?:to|at|with)\\b|\\b(?:call|calling|go(?:ing)? to|contact\\w*) the (?:police|cops|authorities|press|media|newspapers?)\\b|\\b(?:disput\\w+|revers\\w+) (?:it|this|the (?:charge|payment|transaction)) (?:with|through|at) my (?:bank|card)\\b',
    ].join('|'),
    'u',
  ),
  vulnerable: new RegExp(
    [
      // death
      `\\b${person}(?: in law)?(?: \\w+){0,4} (?:passed(?: away| on)?|died|dies|is dead|is dying|has died|was killed|(?:is|are) no longer (?:with us|alive))\\b|\\bpassed away\\b`,
      `\\b(?:just |recently |have |ive |we |i )lost ${close}\\b(?! (?:s|receipt|number|phone|card|bag))|\\bdeath (?:of|in) (?:my|our|the family|a)\\b|\\b(?:funeral|bereave\\w*|grieving|in mourning|widow(?:ed|er)?|miscarr\\w*|stillborn|stillbirth|hospice|late (?:husband|wife|mother|father|mum|dad|brother|sister|son|daughter))\\b`,
      // illness and disability
      '\\b(?:cancer|leuk(?:a)?emia|tumou?r|chemo\\w*|dialysis|terminally|terminal (?:illness|diagnosis)|intensive care|icu|dementia|alzheimers?|parkinsons?|panic attacks?|anxiety attack|mental health|nervous breakdown|ptsd|bedridden|housebound|paraly[sz]ed|life support)\\b',
      '\\b(?:in|into|at|to|from|out of) (?:the |a )?hospital\\b(?! (?:where|gift|shop))|\\bhospitali[sz]ed\\b|\\b(?:had|have|having|suffered|after|recovering from) (?:a |an |my |his |her )?(?:\\w+ )?(?:stroke|heart attack|surgery|operation|miscarriage|car accident|car crash)\\b|\\bdiagnosed with\\b|\\b(?:very|seriously|gravely|critically|terribly|chronically) (?:ill|sick)\\b',
      `\\b(?:i ?am|im|(?:${close}|he|she) (?:is|s)|as a) (?:\\w+ ){0,2}(?:disabled|blind|deaf|pregnant|autistic|dying|suicidal|depressed|homeless|unemployed)\\b|\\bdisabled (?:person|veteran|son|daughter|mother|father|child|brother|sister|man|woman|customer|pensioner)\\b|\\b(?:in|use|uses|using|need|needs) a wheelchair\\b|\\bi have (?:a disability|depression|severe anxiety)\\b|\\bdepression\\b|\\belderly (?:mother|father|parents?|neighbou?r|grand\\w+)\\b`,
      // self-harm
      '\\b(?:suicid\\w*|kill(?:ing)? myself|end(?:ing)? my (?:own )?life|self ?harm\\w*|harm(?:ing)? myself|cutting myself|better off dead|no (?:reason|point) (?:to|in) liv(?:e|ing)|end it all|want to die|wanna die|wish i was dead)\\b|\\b(?:dont|do not|cant) (?:want to |wanna )?(?:live|be alive|be here|go on)(?: (?:anymore|any more|like this|living))\\b',
      // money
      '\\b(?:lost my job|laid off|made redundant|unemployed|got fired|cant (?:afford|pay)(?: (?:for|my|the|to))*(?: \\w+)? (?:food|rent|groceries|eat|bills?|medicine|medication|heating|mortgage|live|insulin|baby|electricity)|cannot afford (?:food|rent|to eat|groceries)|behind on (?:my |the )?(?:rent|bills|mortgage)|evict\\w+|homeless|food ?bank|bankrupt\\w*|on benefits|on disability|paycheck to paycheck|nothing (?:left )?to eat|(?:feed|feeding) my (?:kids|children|family|baby)|my last (?:money|few (?:dollars|pounds|euros)|savings))\\b|\\bneed (?:that|this|the|my) money(?: back)? (?:for|to pay|to buy)(?: \\w+){0,2} (?:rent|food|medicine|bills|groceries|insulin|medication)\\b',
    ].join('|'),
    'u',
  ),
  harmed: new RegExp(
    [
      '\\b(?:rash(?:es)?|hives|allergic|injur(?:ed|y|ies)|bleed\\w*|bled|swollen|swelling|blister(?:s|ed)?|poison\\w*|electrocut\\w*|caught fire|on fire|exploded|electric(?:al)? shocks?|stitches (?:in|for) my)\\b',
      '\\b(?:burn(?:ed|t|s)?|scald(?:ed|s)?) (?:me|my|his|her|our|myself|himself|herself|a finger)\\b|\\bburns? on (?:my|his|her)\\b|\\bhurt (?:me|my|myself|his|her|himself|herself)\\b|\\b(?:made|make|makes|making) (?:me|us|him|her|them|my \\w+) (?:sick|ill|dizzy|throw up|vomit)\\b',
      `\\b(?:it|they|that|this|(?:the|this|your) (?!price|quality|size|colou?r|service|cost|amount|bill|news|fee|delivery|message|answer|policy)\\w+(?: \\w+)?) (?:shock(?:ed|s)|zapped) (?:me|my|him|her)\\b(?! (?:how|that|to))|\\bshock(?:ed)? (?:me|my \\w+|him|her) (?:when|while|twice|as) (?:i|he|she|it|touch|plug)\\w*|\\bgot (?:a |an )?(?:\\w+ )?shocks? (?:from|when i (?:touch|plug|turn|switch))\\w*`,
      '\\b(?:cut|sliced|stabbed) (?:me|my (?:hand|finger|fingers|foot|leg|lip|skin|thumb|arm)|(?:his|her) (?:hand|finger|foot|lip|thumb|arm|leg))\\b|\\bchok(?:ed|ing) on\\b|\\b(?:my|his|her) (?:son|daughter|baby|child|dog|cat|kid|toddler)(?: \\w+){0,3} (?:choked|choking|swallowed|got hurt|was hurt)\\b',
    ].join('|'),
    'u',
  ),
  abuse:
    /\b(?:fuck\w*|fck\w*|fuk\w*|motherf\w*|f\*+k|shit\w*|bullshit|ass ?holes?|arse ?holes?|bitch\w*|bastards?|cunts?|idiots?|idiotic|imbeciles?|morons?|moronic|retard\w*|dick ?heads?|dumb ?ass(?:es)?|jack ?ass(?:es)?|wankers?|twats?|tossers?|scumbags?|stfu|kys|screw you|go to hell|rot in hell|burn in hell|piece of (?:shit|crap|garbage|trash)|shut (?:the \w+ )?up|you suck|you all suck|drop dead|kill yourself|hope you (?:all )?(?:die|rot|go bust))\b|\b(?:stupid|dumb|brainless|useless) (?:\w+ )?(?:bot|robot|machine|people|company|idiots?|cow|woman|man)\b|\byou(?: \w+){0,2} (?:prick|scum|pigs?|trash|garbage|morons?)\b/u,
};
