import type { Command } from '../../domain/index.js';
import { goodsWords } from './draft-flow.js';

const english =
  /^(?:(?:ok|okay|so|well|thanks|right|great|got it)[ ,.!]+)*(?:and|what about|how about|and what about|and how about|same (?:question )?for|and for|also for)\s+((?:for\s+)?(?:the|my|that|this|those|these|our)\s[^?.!]{2,60})\s*\?+\s*$/i;
const chinese = /^(?:好的?|那|哦|嗯|[，,\s])*([^，。！？?呢]{2,16}?)呢[？?]?$/u;
const noGoods = /怎么|什么|为什么|谁|哪|钱|运费|我|你|退款|物流|快递|人|客服|时间|现在|然后/u;

/**
 * "And the kettle?": what was just asked, of something else. What exactly was asked the dialog knows; by itself it asks
 * what the rules mean for it.
 */
export const ellipticQuestion = (text: string): Command | null => {
  const said = text.trim();
  const zh = chinese.exec(said)?.[1];
  const items =
    english.exec(said)?.[1]?.replace(/^for\s+/i, '') ??
    (zh === undefined || noGoods.test(zh) ? undefined : zh);
  if (items === undefined || goodsWords(items) === null) return null;
  return { kind: 'ask-policy', topic: 'general', items, words: text.slice(0, 2000), confidence: 0.75 };
};
