import type { Command, FlowName, Listening } from '../../domain/index.js';
import { findCaseReferences } from '../extract/contact.js';
import { isQuestion } from './is-question.js';

/**
 * "Cancel my return", "forget the refund", "I don't want to send it back any more": what was asked for before is called
 * off. The order itself is not ("cancel my order and refund me" asks for money), and who wants something else instead has
 * not called anything off ("forget the refund, I'll take a bigger size").
 */
const named =
  /\b(?:cancel|call off|withdraw|undo|revoke|retract|stop)\b (?:(?:this|that|the|my|our) )(?:\w+ )?(?:return|refund|exchange|rma|case|claim)\b(?! label)|\bcall (?:the|my|that|this) (?:return|refund|exchange|case) off\b/i;
const forgotten =
  /^(?:(?:ok|okay|actually|no|hey|hi|please|well)[, ]+)*(?:never ?mind|forget|scrap)\b(?: about)? (?:this |that |the |my )(?:\w+ )?(?:return|refund|exchange)\b[\s,.;!]*(?:(?:i|i'?ll|i will|i'?m going to|we'?ll) (?:just )?keep\b.*|please|thanks?|thank you)?[.!]*$/i;
const notAnyMore =
  /\b(?:(?:do not|don'?t|won'?t|not going to) (?:want|need|wish)? ?(?:to )?(?:return|send|exchange)\b.*\b(?:any ?more|any longer|after all)|no longer (?:want|wish|need) to (?:return|send|exchange))\b/i;
const keepsIt =
  /\b(?:i'?ll|i will|i'?d rather|i would rather|decided to|i want to|going to) (?:just |now )?keep (?:it|them|this|these|those|the|my)\b/i;
const afterAll =
  /\b(?:after all|never ?mind|forget (?:it|that|about)|changed my mind|thought better|instead)\b/i;
const keepsMoney = /\b(?:refund|money back|credit)\b/i;
/** Of a difference that was agreed to: without it there is no exchange. */
const notPaying =
  /\b(?:(?:do not|don'?t|won'?t|not going to|no longer|refuse to) (?:want |wish )?(?:to )?|not )pay(?:ing)?\b (?:for )?(?:(?:the|this|that|your|any|more) )*(?:price )?(?:difference|invoice)\b|(?:不想|不要|不会|不愿意?|拒绝|不)(?:再)?(?:付|补|交)(?:这个|那个|钱|的)*(?:差价|账单)/iu;
const chineseNamed = /(?:取消|撤销|撤回)(?:我的|这个|那个|这次|该)?(?:退货|退款|换货|售后|工单)/u;
const chineseKeeps =
  /^(?:算了|那|我|还是|就|这个|，|,|\s)*(?:不退|不想退|不用退|不要退)(?:货|款)?了[，,。！!\s]*(?:我)?(?:自己)?(?:留着|留下|要了|用)?(?:吧|了)?[。！!]*$/u;

/** Whether something asked for before is called off. */
export const callsOff = (text: string): boolean => {
  const words = text.replaceAll('’', "'").trim();
  if ([named, forgotten, notAnyMore].some((pattern) => pattern.test(words))) return true;
  if (notPaying.test(words) && !isQuestion(words)) return true;
  if (keepsIt.test(words) && afterAll.test(words) && !keepsMoney.test(words)) return true;
  return (chineseNamed.test(words) && !isQuestion(words)) || chineseKeeps.test(words);
};

const bare =
  /^(?:(?:oh|actually|wait|no|sorry|hmm|please|ok|okay|well|on second thoughts?|i changed my mind|can you|could you|just|and|then)[ ,.;]*)*(?:cancel|undo|call off|withdraw|scrap|revoke|stop|forget) (?:it|that|this|them)(?: (?:again|please|pls|now|then|instead|after all|for me|all))*[.!]*$/i;
const chineseBare =
  /^(?:算了|等等|那|还是|请|帮我|麻烦|不对|，|,|\s)*(?:取消|撤销|撤回)(?:它|这个|那个|掉|了)?(?:吧|了)?[。！!]*$/u;
const goodsFlows: readonly (FlowName | null | undefined)[] = [
  'return-items',
  'request-refund',
  'exchange-item',
];

/** "Cancel it", said of a return that was filed just now, is about the return and not about some order that waits. */
export const asCallOff = (command: Command, { flow, filed }: Listening): Command => {
  if (command.kind !== 'start-flow' || command.flow !== 'cancel-order' || flow !== null) return command;
  const { words, slots, confidence } = command;
  const isBare = bare.test(words.replaceAll('’', "'").trim()) || chineseBare.test(words.trim());
  if (!goodsFlows.includes(filed) || slots.order !== undefined || !isBare) return command;
  return { kind: 'start-flow', flow: 'withdraw-case', slots: {}, words, confidence };
};

/** The command for it; null where something is being settled at the moment, which is what a "cancel" is about then. */
export const callOff = (text: string, flow: FlowName | null): Command | null => {
  if ((flow !== null && flow !== 'track-refund') || !callsOff(text)) return null;
  const reference = findCaseReferences(text)[0]?.value;
  return {
    kind: 'start-flow',
    flow: 'withdraw-case',
    slots: reference === undefined ? {} : { 'case-reference': reference },
    words: text.slice(0, 2000),
    confidence: 0.85,
  };
};
