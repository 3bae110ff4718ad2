import type { FlowName } from '../../domain/index.js';
import { resolutionIn } from '../extract/resolution.js';
import { plain } from '../text/words.js';

const refusing =
  '(?:(?:please )?(?:dont|do not)|never|not|(?:didnt|did not|dont|do not|never|havent|wasnt|was not|im not|am not|isnt|not)(?: (?:actually|really|even|ever|yet|once))*(?: (?:say|said|saying|claim(?:ed)?|tell you|told you|mean|meant))?(?: (?:that )?(?:i|we))?(?: (?:actually|really|even|ever))*(?: (?:want(?:ed|ing)?|need(?:ed)?|ask(?:ed|ing)?|look(?:ed|ing)?|going|try(?:ing)?|tried|plan(?:ned|ning)?|request(?:ed|ing)?|after|interested in|here))?(?: (?:you|anyone))?(?: (?:to|for|about))?|no need (?:to|for)|theres no need (?:to|for))';
const between =
  '(?: (?:just|to|a|an|any|my|the|your|get|give|have|go|and|be|issue|process|do|start|file|make|full|it|of|refund or)){0,4}';
const verbs: readonly (readonly [FlowName, string])[] = [
  ['cancel-order', 'cancel\\w*|cancellation'],
  ['exchange-item', 'exchang\\w*|swap\\w*|replac\\w*'],
  ['return-items', 'return\\w*|send(?:ing)? (?:\\w+ ){1,4}back|send(?:ing)? back'],
  ['request-refund', 'refund\\w*|money(?: back)?|reimburs\\w*'],
];
const english = verbs.map(
  ([flow, verb]) =>
    [
      flow,
      new RegExp(
        `^(?:(?:no|nope|wait|hey|hi|ok|okay|but|and|so|well|actually|look|listen|sorry|please|just|i|we|im|id|ive|you misunderstood|to be clear|again)[ ]?)*${refusing}${between} (?:${verb})\\b(?<rest>.*)$`,
        'u',
      ),
    ] as const,
);
const chinese: readonly (readonly [FlowName, RegExp])[] = (
  [
    ['cancel-order', '取消(?:订单)?'],
    ['exchange-item', '换货|换'],
    ['request-refund', '退款|退钱|要钱'],
    ['return-items', '退货|退'],
  ] as const
).map(([flow, verb]) => [
  flow,
  new RegExp(
    `^(?:我|也|又|可|并|那|等等|不|先|请|哦|，)*(?:没(?:有)?(?:说|想|要|打算)(?:过)?|不是(?:说|想|要)?|不想|不要|不用|别|先别|先不要?|从来?没(?:有)?说过?|不打算|暂时不|还不想)(?:要|想|给我|帮我|把)*(?:${verb})(?<rest>.*)$`,
    'u',
  ),
]);

/** What may follow without asking for anything else. */
const nothingMore =
  /^(?:(?: ?(?:it|them|this|that|these|those|anything|everything|any of (?:it|them)|the \w+|my \w+|back|yet|now|today|just yet|for now|at all|any ?more|please|ok|okay|thanks|thank you|you know|again|so|order|items?|so far|right now|for (?:it|them|this|that|the \w+)|here|me|ever))*|(?:它|这个|那个|的|了|呢|啊|吧|货|款|任何东西|先|过|订单|东西|谢谢|现在|好吗|[，。！\s])*)$/u;

/** What has not happened is no refusal: "I didn't get a refund", "not refunded yet". */
const lacks =
  /\b(?:not|never|didnt|havent|hasnt|wasnt|arent|isnt)\b(?: \w+){0,3} (?:got(?:ten)?|get|had|have|received?|been|seen|refunded|cancel(?:l)?ed|returned|exchanged|replaced|reimbursed|allowed|able)\b|\bnot (?:re|ex|can)\w+ed\b|没(?:有)?(?:收到|退款$|到账)/u;

/** "Don't return the kettle, only the skateboard": the second is asked for. */
const instead =
  /\b(?:please )?(?:don'?t|do not) (return|refund|cancel|exchange|send back) (?:the|my|both|all|everything)[\w' -]*?,? (?:but )?(?:only|just|but) (?=(?:the|my|one)\b)/i;
const chineseInstead =
  /(?:不要|别|不用|不)(退|换|取消)[^，。]{1,12}[，,](?:只|就|而是)?(?:要)?(?=(?:退|换|取消))/u;
export const withoutRefusedGoods = (text: string): string =>
  text.replace(instead, '$1 ').replace(chineseInstead, '');

const firstClause = /^([^,，;；.。!！\n]{4,120}?)(?:[,，;；.。!！]|\s(?=but\b|just\b|only\b))\s*(\S.{5,})$/su;
/** The text without a clause at its head that turns something down: what is wanted stands behind it. */
export const behindRefusal = (text: string): string => {
  const [, head = '', rest = ''] = firstClause.exec(text) ?? [];
  return head !== '' && refusesRequest(head) !== null && resolutionIn(rest) === null ? rest : text;
};

/**
 * The request a clause turns down and puts nothing in its place: "don't cancel anything yet", "never said I wanted to
 * return it". Null where none is refused or something is wanted all the same.
 */
export const refusesRequest = (clause: string): FlowName | null => {
  const words = plain(clause);
  if (lacks.test(words)) return null;
  if (words.length > 160 || /[?？]\s*$/.test(clause)) return null;
  for (const [flow, pattern] of [...english, ...chinese]) {
    const rest = pattern.exec(words)?.groups?.rest;
    if (rest !== undefined && nothingMore.test(rest)) return flow;
  }
  return null;
};
