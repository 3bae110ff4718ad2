import type { Command, FlowName } from '../../domain/index.js';
import { findGoods } from '../extract/goods.js';
import { refundToIn } from '../extract/refund-to.js';
import { replacementIn, swapIn } from '../extract/replacement.js';
import { conceptsOf, latinWords } from '../references/words-of-line.js';
import { hasCjk } from '../text/detect-locale.js';

const lead =
  /^(?:(?:yes|yeah|ok|okay|oh|actually|please|wait|well|right|great|thanks|sorry)\b[\s,.!-]*)*(?:(?:and|but) )?(?:also|plus|additionally|in addition|as well as|and|one more(?: thing)?|another (?:thing|one)|(?:please |can you |could you )?add|don'?t forget)\b[\s,:-]*/i;
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

const chineseFurther = (text: string, flow: FlowName): { flow: FlowName; items: string } | null => {
  const said = text.replace(/[。！!.]+$/, '');
  if (said.length > 24 || /[？?]|吗|什么|怎么|多少|坏|碎|破|问题|客服|人工/.test(said)) return null;
  const also = zhAlso.exec(said)?.[1];
  const after = also ?? (zhLead.test(said) ? said.replace(zhLead, '').replace(zhEnd, '') : undefined);
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
 * They make a request of their own, of the same kind unless another verb is said.
 */
export const furtherRequest = (text: string, flow: FlowName | null): Command | null => {
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
    .replace(/,? (?:please|pls|thanks|thank you)$/i, '');
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
