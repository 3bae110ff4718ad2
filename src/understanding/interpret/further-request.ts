import type { Command, FlowName, Listening } from '../../domain/index.js';
import { findGoods } from '../extract/goods.js';
import { refundToIn } from '../extract/refund-to.js';
import { replacementIn, swapIn } from '../extract/replacement.js';
import { conceptsOf, latinWords } from '../references/words-of-line.js';
import { hasCjk } from '../text/detect-locale.js';

const lead =
  /^(?:(?:yes|yeah|ok|okay|oh|actually|please|wait|well|right|great|thanks|sorry)\b[\s,.!-]*)*(?:(?:and|but) )?(?:also|plus|additionally|in addition|as well as|and|one more(?: thing)?|another (?:thing|one)|(?:please |can you |could you )?add|don'?t forget|(?:you |i )(?:forgot|missed|left out)(?: about)?)\b[\s,:-]*/i;
const trailing = /[\s,]+(?:too|as well|also|with it|together)$/i;
const verbs: readonly (readonly [FlowName, RegExp])[] = [
  ['cancel-order', /^(?:to )?cancel\s+/i],
  ['exchange-item', /^(?:to )?(?:exchange|swap|replace|switch|change)\s+/i],
  ['return-items', /^(?:to )?(?:return|send back|give back)\s+/i],
  ['request-refund', /^(?:to )?(?:refund|get a refund (?:for|on)|money back for)\s+/i],
];
const wish =
  /^(?:i(?:'d| would)? |we(?:'d)? |can i |could i |may i |let'?s |do |for )?(?:also )?(?:(?:want|like|need|have|wish) )?(?:to )?/i;
const clause =
  /\b(?:is|are|was|were|isn'?t|aren'?t|arrived|came|broke|has|have|had|does|doesn'?t|don'?t|stopped|what|how|when|why|where|who|i|it|you|please tell|tell me|know)\b/i;
const aboutGoods: readonly FlowName[] = ['request-refund', 'return-items', 'exchange-item', 'cancel-order'];

const zhLead =
  /^(?:对了|好的?|是的?|哦|嗯|那|[，,\s])*(?:还有|另外|以及|再加上?|加上|顺便|同时|还要|还想)(?:要|想|请|帮我|把)*(?:退掉?|换|取消)?/u;
const zhAlso =
  /^(?:好的?|是的?|那|请|帮我|我的?|把|还有|另外|[，,\s])*(.+?)也(?:要|想|一起|一并|请|帮我|得|都|给我)*(?:退|换|取消)?(?:货|款|掉|了|吧)*$/u;
const zhEnd = /(?:也|要|想|一起|一并|退|换|取消|货|款|掉|了|吧|都)+$/u;

/** "From the same order, I want both returned": said beside what is added. */
const beside =
  /(?:,? (?:it|they|both)(?:'s|'re| is| are| was| were))? ?(?:from|in|of) (?:the|that) same order|,? (?:and )?(?:i|we)(?:'d| would)? (?:want|like|need) (?:to (?:return|refund|send back) )?(?:both|all|them|them both|all of them)\b.*$/gi;
const zhForgot = /^(?:不对|不是|等等|你|您|还|[，,\s])*(?:漏了|漏掉了?|忘了|忘记了?)\s*/u;

/** Questions that come when the goods are found: what is added then goes into the same settlement. */
const whileFound: readonly string[] = ['reason', 'resolution', 'refund-to', 'evidence', 'condition', 'seal'];
const isFound = ({ flow, question }: Listening): boolean =>
  (flow === 'return-items' || flow === 'request-refund') &&
  (question.kind === 'confirm' || (question.kind === 'slot' && whileFound.includes(question.slot)));

const chineseFurther = (text: string, flow: FlowName): { flow: FlowName; items: string } | null => {
  const said = text.replace(/[。！!.]+$/, '');
  if (said.length > 24 || /[？?]|吗|什么|怎么|多少|坏|碎|破|问题|客服|人工/.test(said)) return null;
  const also = zhAlso.exec(said)?.[1];
  const begins = zhForgot.test(said) ? zhForgot : zhLead;
  const after = also ?? (begins.test(said) ? said.replace(begins, '').replace(zhEnd, '') : undefined);
  const items = after?.trim().replace(/^的|^把/, '');
  if (items === undefined || items.length < 2 || !findGoods(items).some(({ named }) => named)) return null;
  const wanted: FlowName = /取消/.test(said)
    ? 'cancel-order'
    : /换/.test(said)
      ? 'exchange-item'
      : /退/.test(said) && (flow === 'exchange-item' || flow === 'cancel-order')
        ? 'return-items'
        : flow;
  return { flow: wanted, items };
};

/**
 * More goods for what is under way, named while something else is asked: "also the smart watch", "and the kettle too".
 * They are added to the goods that were found; where none were yet, or another verb is said, they make a request of
 * their own.
 */
export const furtherRequest = (text: string, listening: Listening): Command | null => {
  const command = furtherGoods(text, listening.flow);
  if (command?.kind !== 'start-flow' || !isFound(listening)) return command;
  const { items, ...others } = command.slots;
  const isMore = command.flow === listening.flow && items !== undefined && Object.keys(others).length === 0;
  if (!isMore || /\d{4,}/.test(items)) return command;
  return {
    kind: 'correct-slot',
    slot: 'items',
    value: `also ${items}`,
    words: command.words,
    confidence: command.confidence,
  };
};

const furtherGoods = (text: string, flow: FlowName | null): Command | null => {
  if (flow === null || !aboutGoods.includes(flow)) return null;
  const start = (wanted: FlowName, slots: Readonly<Record<string, string>>): Command => ({
    kind: 'start-flow',
    flow: wanted,
    slots,
    words: text.slice(0, 2000),
    confidence: 0.8,
  });
  if (hasCjk(text)) {
    const further = chineseFurther(text, flow);
    return further === null ? null : start(further.flow, { items: further.items });
  }
  const said = text
    .trim()
    .replace(/[.!]+$/, '')
    .replace(/,? (?:please|pls|thanks|thank you)$/i, '')
    .replace(beside, '')
    .trim();
  const begins = lead.test(said);
  if ((!begins && !trailing.test(said)) || /\?\s*$/.test(said) || said.split(/\s+/).length > 25) return null;
  let rest = said.replace(lead, '').replace(trailing, '').replace(wish, '').trim();
  const verb = verbs.find(([, pattern]) => pattern.test(rest));
  if (verb !== undefined) rest = rest.replace(verb[1], '');
  if (!begins && !/^(?:the|my|that|this|those|these|both)\b/i.test(rest)) return null;
  if (clause.test(rest) || refundToIn(rest, true) !== null) return null;
  const first = /^(?:the|my|that|this|those|these|both|a|an|all|two|three|\d)\b/i.test(rest);
  const named = findGoods(rest).some((goods) => goods.named) || conceptsOf(latinWords(rest)).size > 0;
  if (!named || !(first || conceptsOf(latinWords(rest)).size > 0)) return null;
  const swap = verb?.[0] === 'return-items' || verb?.[0] === 'cancel-order' ? null : swapIn(rest);
  if (swap !== null) return start('exchange-item', { items: swap.items, replacement: swap.replacement });
  if (verb !== undefined && replacementIn(said) !== null) return null;
  return start(verb?.[0] ?? flow, { items: rest });
};
