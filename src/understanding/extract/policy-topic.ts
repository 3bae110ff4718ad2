import type { PolicyTopic } from '../../domain/index.js';
import { plain } from '../text/words.js';

const lexicon: readonly (readonly [PolicyTopic, RegExp])[] = [
  [
    'final-sale',
    /\b(sale items?|on sale|final sale|clearance|discounted|outlet|non ?returnable|cannot be returned|cant be returned|underwear|hygiene|digital|downloads?|gift cards? be)\b|(?:清仓|打折|特价|促销|内衣|虚拟|食品)/u,
  ],
  [
    'return-shipping',
    /\b((?:return|shipping|postage|label|freight|delivery)(?: \w+){0,4} (?:free|cost|costs|fee|fees|paid|pay|pays|cover\w*|included|charge)|(?:pay|pays|cost|costs|charge|free|cover\w*|who)(?: \w+){0,5} (?:return|returns|shipping|postage|label|freight|send(?:ing)? (?:it |them )?back|ship(?:ping)? (?:it |them )?back)|free returns?|prepaid label|(?:who pays|(?:pay|pays|paying|charged?|cost|costs) (?:\w+ ){0,2}?for)(?: \w+){0,3} return\w*|(?:cost|costs) to (?:return|send)|who pays for (?:that|this|it|them)|how much (?:is|are|does|do|would)(?: \w+){0,3} (?:label|postage|return shipping)s?|what(?:s| is) the (?:label|postage)(?: \w+){0,2} (?:cost|price))\b|(?:运费|邮费|邮资|运费险|包邮退|标签|面单)/u,
  ],
  [
    'fees',
    /\b(fees?|restocking|deduct\w*|charge me|charges?|penalt\w*|cost me|lose money|why does it cost|how much does it cost)\b|(?:手续费|扣钱|扣费|费用|扣\d)/u,
  ],
  [
    'refund-time',
    /\b((?:how (?:long|soon|fast|quick\w*|many days)|when)(?: \w+){0,8} (?:refund\w*|money|paid|reimburs\w*|get it back|take to (?:pay|refund))|refund (?:time|take|takes|timing)|days (?:for|until) (?:a |the )?(?:refund|money))\b|(?:多久到账|什么时候到账|退款(?:要|一般)?多久|几天到账|退款时间)/u,
  ],
  [
    'refund-method',
    /\b((?:which|what|same|original|another|different) (?:card|account|payment|method|way)|back (?:to|on) (?:my|the) (?:card|paypal|visa|account|original)|in cash|store credit|refund method|how (?:will|do) (?:i|you) (?:get|pay|refund))\b|(?:退到哪|原路|退回到|现金|退款方式)/u,
  ],
  ['exchange', /\b(exchang\w*|swap\w*|replac\w*)\b|(?:换货|调换|更换|换)/u],
  ['cancellation', /\b(cancel\w*|withdraw\w*|call off|revoke)\b|(?:取消|撤单)/u],
  ['evidence', /\b(photos?|pictures?|proof|evidence|receipt|video)\b|(?:拍照|照片|凭证|证据|小票|视频)/u],
  [
    'appeal',
    /\b(appeal\w*|disagree|dispute a decision|reconsider\w*|second opinion|review (?:a|the|my) decision)\b|(?:申诉|复核|不服)/u,
  ],
  [
    'faulty',
    /\b(faulty|defect\w*|damaged|broken|warrant\w*|guarantee\w*|wrong item|breaks?)\b|(?:质量问题|坏了|保修|破损|质保|瑕疵)/u,
  ],
  [
    'condition',
    /\b(opened|open|unopened|worn|used|tags?|packag\w*|packing|original box|condition\w*|wash\w*|tried|box)\b|(?:拆封|包装|用过|穿过|吊牌|条件|打开)/u,
  ],
  [
    'window',
    /\b(how (?:long|many days|late)|deadline|window|time ?(?:limit|frame)|days?|months?|weeks?|too late|until when|still (?:return|send)|returnable|last (?:day|date|chance)|in time|by when|period)\b|(?:几天|多少天|期限|多久|时限|还能|还可以|还有|还剩|来得及|最晚|最迟|最后一天|截止|天内|时间|七天|30天)/u,
  ],
];

/** What a question about the rules is about; `general` when it does not say. */
export const policyTopicIn = (text: string): PolicyTopic => {
  const words = plain(text);
  return lexicon.find(([, pattern]) => pattern.test(words))?.[0] ?? 'general';
};
