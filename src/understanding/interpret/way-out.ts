import type { Command, FlowName } from '../../domain/index.js';
import { findOrderNumbers } from '../extract/order-number.js';
import { plain } from '../text/words.js';

const softly =
  '(?:(?:please|just|then|ok|okay|well|so|and|but|no|actually|sorry|lets|let us|let me|oh|you can|you know what) ?)*';
const clause = (source: string): RegExp =>
  new RegExp(
    `^${softly}(?:${source})(?: ?(?:please|then|now|for now|instead|thanks|thank you|ok|吧|了|谢谢))*$`,
    'u',
  );

/** Said at a list or a choice, these end the request it belongs to. */
const ends = clause(
  [
    'never ?mind(?: (?:it|that|this|then|about (?:it|that|this)))?|nvm|forget (?:it|about it|that|this)|drop it',
    'leave (?:it|them|that|this|everything|(?:all of )?(?:it|them))(?: all)?(?: (?:be|alone|as (?:it|they) (?:is|are)|the way (?:it|they) (?:is|are)|there|at that|like that))?',
    '(?:theres |there is |i have )?nothing (?:else |more )?(?:to|i want to|i need to|i wanted to) (?:change|return|exchange|cancel|do|swap)(?: (?:about|on|in) (?:it|that|this))?|no (?:more |other |further )?changes(?: needed)?|nothing to change',
    'i (?:really |actually )?(?:dont|do not) (?:want|need|wish|wanna|have)(?: to)? (?:return|exchange|cancel|swap|refund|change|do|send back|replace) (?:anything|something|any(?: \\w+)? items?|others?|it|that|this)(?: else| more| other)?(?: back)?(?: any ?more)?',
    'cancel (?:this|that|the|my) (?:exchange|return|refund|swap|replacement)(?: request)?|stop (?:this|that|the) (?:exchange|return|refund|swap|cancellation)',
    'neither(?: of (?:them|those|these))?|none of (?:them|those|these|the above) (?:then|leave it)',
    '(?:哪个|一个)?都(?:不要|不换|不退|不用)|(?:没有|没)(?:什么)?(?:别的|其他)?(?:要|需要)(?:改|换|退)的|不改|不(?:想|要)(?:再)?(?:退|换|取消)(?:别的|其他)(?:的|东西)?|就这样算',
  ].join('|'),
);
/** May stand beside a way out, and ends nothing alone. */
const manners = clause(
  'none|none of (?:them|those|these|the above|it)|neither|bye(?: bye)?|goodbye|good ?night|thanks?(?: (?:a lot|so much|for (?:your|the|all your) (?:help|time)))?|thank you(?: (?:very much|so much|for (?:your|the) (?:help|time)))?|were (?:all )?done(?: here)?|we are done|i ?a?m (?:all )?(?:done|good|fine|set)|thats (?:all|it|fine|ok|okay)|that is all|nothing else|no|nope|ok|okay|all right|alright|sorry|forget it|have a (?:nice|good|great) (?:day|evening|one)|take care|i changed my mind|就这样|谢谢|再见|拜拜|没有了|好的?|不好意思|没事',
);

const clausesOf = (text: string): string[] =>
  text
    .split(/[,，.。;；!！?？…\n]+|\s[-–—]+\s/)
    .map(plain)
    .filter((words) => words !== '');

/** Whether a text, whatever manners stand around it, only says that the request under way is to be left. */
export const endsRequest = (text: string): boolean => {
  const clauses = clausesOf(text);
  return (
    clauses.length <= 5 &&
    clauses.some((words) => ends.test(words)) &&
    clauses.every((words) => ends.test(words) || manners.test(words))
  );
};

const noneFits =
  /^(?:(?:no|none|neither|nothing)(?: of (?:them|those|these|it))?(?: (?:fits?|works?|suits me|will do))?|i dont (?:want|like) (?:any of )?(?:them|those|these|any)|if (?:you|they|theres?|it|that|there is)\b.*\b(?:dont|do not|not|cant|isnt|arent|no)\b.*|都不(?:要|行|喜欢|合适)|没有合适的)$/u;
const instead: readonly (readonly [FlowName, RegExp])[] = [
  [
    'return-items',
    clause(
      '(?:(?:i|id|ill|we) (?:want|would|like|will|d|rather|prefer)?(?: (?:like|rather|prefer))?(?: to)? ?|can i |could i )?(?:return|send back) (?:it|them|this|that|the item|the thing|the whole thing)(?: back)?(?: for (?:a|my) (?:full )?(?:refund|money))?|(?:那|那就|就|我要|还是|直接|帮我)*(?:退货|退掉|退)',
    ),
  ],
  [
    'request-refund',
    clause(
      '(?:(?:i|id|ill|we) (?:want|would|like|will|d|rather|prefer|take|need)?(?: (?:like|rather|prefer|take|have|get))?(?: to (?:have|get))? ?|can i (?:have|get) |could i (?:have|get) |give me )?(?:my money(?: back)?|the money(?: back)?|a (?:full )?refund|my refund|refund (?:it|me|them|that))|(?:那|那就|就|我要|还是|直接|帮我)*(?:退款|退钱)',
    ),
  ],
  [
    'cancel-order',
    clause(
      '(?:(?:i|id|we) (?:want|would|like)?(?: like)?(?: to)? ?|can you |could you )?cancel (?:the|my|this|that) (?:whole |entire |complete |full )?order|(?:那|那就|就|我要|还是|直接|帮我)*取消(?:这个|整个)?订单',
    ),
  ],
];

/** What is wanted in place of a variant that is not on the list: "none of those, return it then". */
export const insteadOfVariant = (text: string): Command | null => {
  const clauses = clausesOf(text).filter((words) => !noneFits.test(words) && !manners.test(words));
  const [only] = clauses;
  if (only === undefined || clauses.length > 1) return null;
  const flow = instead.find(([, pattern]) => pattern.test(only))?.[0];
  if (flow === undefined) return null;
  const order = flow === 'cancel-order' ? { order: 'the whole order' } : {};
  return { kind: 'start-flow', flow, slots: order, words: text.slice(0, 2000), confidence: 0.85 };
};

const cancels = /\bcancel\b|取消/u;
const whole =
  /\b(?:whole|entire|complete|full)(?: \w+)? order\b|\bas a whole\b|\b(?:all|everything|the whole thing) (?:of|in) (?:it|the order|that order|this order)\b|整单|整个订单|全部(?:都)?取消|取消全部/u;
const refuses = /\b(?:dont|do not|not|never|instead of|rather than|without)\b|不要|不想|别/u;

/** "Then please cancel the whole order": all of it, whichever part was spoken of before. */
export const cancelsWhole = (text: string): Command | null => {
  const words = plain(text);
  if (!cancels.test(words) || !whole.test(words) || refuses.test(words)) return null;
  if (words.split(' ').length > 16 || /[?？]\s*$/.test(text)) return null;
  const order = findOrderNumbers(text)[0]?.value ?? 'the whole order';
  return {
    kind: 'start-flow',
    flow: 'cancel-order',
    slots: { order },
    words: text.slice(0, 2000),
    confidence: 0.9,
  };
};
