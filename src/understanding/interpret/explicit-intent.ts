import type { IntentName } from '../classifier/intent-names.js';
import { withoutRefused } from '../extract/resolution.js';
import { plain } from '../text/words.js';

const verbs: readonly (readonly [IntentName, RegExp])[] = [
  [
    'human_agent',
    /\b(?:talk|speak|chat|connect|transfer|put|get|escalate|switch)\b(?: \w+){0,4} (?:human|person|agent|representative|manager|supervisor|someone|somebody|operator|colleague|staff)\b|转人工|人工客服|真人|找人工/u,
  ],
  [
    'track_refund',
    /\b(?:wheres?|where is|when (?:will|do|can)|status of|track|check)\b(?: \w+){0,5} (?:refund|money|reimbursement)\b|退款(?:进度|到哪|什么时候|状态)|钱(?:款|呢)?(?:什么时候|多久|几时|几天|到哪)|我的钱(?:呢|在哪|到哪)|还没(?:退|到账)/u,
  ],
  ['cancel_order', /\b(?:cancel(?:l?ing|led)?|cancle|call off)\b|取消|撤单|别发货/u],
  [
    'exchange_item',
    /\b(?:exchang(?:e|ing|ed)|excange|swap(?:ping|ped)?|replac(?:e|ing)|trade (?:it|them|this|the|my|in)|switch (?:it|them|the|my))\b|\b(?:change|modify|update|turn) (?:the|my|a|that|this|both|our|these|those) (?!(?:\w+ ){0,3}?(?:address|payment|card|e-?mail|phone|name|shipping|delivery|reason|mind|method|quantity|date|time|password|account|language)\b)[\w -]+? (?:to|into|for) |改[成为](?:\w|[^，。]{0,8}[码号色款版寸轴])|换(?:货|成|个|一|大|小|新|别|其他|件|双|条|台|只|掉)|(?:想|要|能|可以|申请)换|调换/u,
  ],
  [
    'return_item',
    /\b(?:return(?:ing)?|retrun|(?:send|sending|give|ship|bring|take) (?:\w+ ){0,5}back)\b|退货|寄回|退掉|(?:想|要|能|可以)退(?!款|钱|费)|退(?:了|掉)?吧|^(?:我|请|帮我|麻烦你?|那|就|你好)*退(?!款|钱|费|到|回|税|休|出|订|群|换|货|不)[\p{Script=Han}]{2,8}$/u,
  ],
  ['request_refund', /\b(?:refund(?:ed)?|refnd|reimburse\w*|money back|my money)\b|退款|退钱|退我钱/u],
  [
    'track_order',
    /\b(?:wheres?|where is|where are|when (?:will|does|do)|track|eta)\b(?: \w+){0,4} (?:order|package|parcel|delivery|shipment|arrive|come|get here)\b|物流|快递到哪|什么时候(?:到|发货)|到哪/u,
  ],
];

/** "My cancelled order", "the returned lamp", 已取消的订单: which one it is, not what is to be done with it. */
const pastRequest =
  /\b(?:the|my|our|your|a|an|any|all|this|that|these|those|which|another|of|for|about|on) (?:(?:already|recently|just|last|previously|other|two|three) )*(?:cancell?ed|returned|refunded|exchanged|replaced|swapped)(?= (?!(?:please|pls|now|asap|today|and|or|but|because|cause|as|since|if|for|before|by|so|too|instead|right|immediately|thanks|then|at|to|in|on|with|without|within)\b)[a-z])/gi;
const pastRequestChinese =
  /(?:(?:已经?|被|刚才?|之前|上次|昨天)(?:取消|退货|退款|退回|退掉|换货|退|换)(?:了|掉了?|过)?|(?:取消|退货|退款|退掉?|换货)(?:了|过))的(?=\p{Script=Han})|已(?:取消|退款|退货)(?=订单|商品)/gu;

export const withoutPastRequests = (clause: string): string =>
  clause.replace(pastRequest, '').replace(pastRequestChinese, '');

/** The request a clause makes in so many words, after taking out what it turns down. */
export const explicitIntent = (clause: string): IntentName | null => {
  const words = withoutPastRequests(plain(withoutRefused(clause)))
    .replace(
      /\b(?:dont|do not|not|never|without|rather than|instead of) (?:want (?:you )?to |need to |going to )?(?:\w+ing|cancel|return|exchange|refund|swap|replace|send \w+ back)\b/g,
      ' ',
    )
    .replace(/\bgive (?:me|us) (?:\S+ ){0,5}back\b/g, ' refund ');
  return verbs.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
};
