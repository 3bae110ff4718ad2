import type { Command, SlotName } from '../../domain/index.js';
import { plain } from '../text/words.js';
import { cancelsWhole, endsRequest, insteadOfVariant } from './way-out.js';

const whole = (source: string): RegExp =>
  new RegExp(
    `^(?:(?:please|ok|okay|hey|hi|oh|well|um|sorry|actually|no|wait|hmm|uh|and|so|请|麻烦|那|哦|等等|嗯) ?)*(?:${source})(?: ?(?:please|pls|then|now|thanks|thank you|for now|ok|吧|了|谢谢|呢|啊|一下))*$`,
    'u',
  );

const repeat = whole(
  '(?:can|could|would) you (?:say|repeat) (?:that|it|this)?(?: again| once more)?|(?:say|repeat|show) (?:that|it|this)(?: again| once more)?|repeat|what did you (?:just )?(?:say|ask)|what was (?:that|the question|your question)(?: again)?|come again|pardon(?: me)?|say again|i didnt (?:get|catch|understand|hear) (?:that|it|you)|what do you mean|what (?:are|were) (?:my|the) (?:options|choices)(?: again)?|which options (?:do i have|are there)|有(?:什么|哪些)选(?:择|项)|huh|what|excuse me what|再说一[遍次]|重复|你说什么|什么意思|没听懂|没看懂|没明白|刚才说什么|刚说什么|啥',
);
const startOver = whole(
  '(?:lets |let us |can we |i want to |id like to |can i )?(?:start (?:over|again|afresh|from (?:the )?(?:beginning|scratch|start))|restart|begin again|reset(?: (?:this|the chat|everything|the conversation))?|from the (?:top|beginning)|new conversation)|重新开始|从头(?:开始|来|再来)|重来|重新来',
);
const cancel = whole(
  '(?:never ?mind|nvm|nevermind)(?: (?:about )?(?:it|that|this))?|forget (?:it|about it|that|this|the whole thing)|drop it|leave it(?: (?:be|there|at that))?|stop|stop (?:this|that|it)|cancel(?: (?:that|this|it))?|cancel (?:this|the|my) (?:request|process|conversation|chat)|dont bother|(?:i )?(?:changed my mind )?(?:i )?(?:dont|do not) want (?:to (?:do|continue) (?:this|that|it)?|this|it) ?any ?more|(?:i )?(?:no longer|dont|do not) (?:want|need|wish|wanna) (?:to )?(?:return|exchange|cancel|swap|refund|send back|replace)(?: (?:it|them|this|that|these|those|anything))?(?: back)?(?: (?:any ?more|after all|now))?|(?:i )?(?:changed my mind )?(?:i )?(?:ill |i will )?keep (?:it|them|everything|all of (?:it|them))(?: after all)?|lets (?:not|forget it)|abort|quit|exit|(?:(?:那就?|还是|先|就|我|都|也|哦|嗯)*(?:算了|(?:不用|不想|不要|先不|不|别)(?:退|换|取消|弄|办|申请|处理)(?:款|货|钱|单)?了|(?:不用|不想|不要|先不|先别|别)(?:退|换|取消|退货|换货)|不用了|没事了|当我没说|放弃|不弄|先不弄)(?:吧|啊|呢)? ?)+|取消吧|算了(?: ?(?:不退|不换|不取消|不弄|不办|不用))',
);
const languages: readonly (readonly ['en' | 'zh', RegExp])[] = [
  [
    'en',
    /\b(?:in|speak|use|switch to|talk|reply in|answer in|change to|continue in) english\b|^english(?: please| pls)?$|(?:说|用|讲|换成?|切换到?|改成?)(?:回)?英(?:语|文)|^英[语文]$/u,
  ],
  [
    'zh',
    /\b(?:in|speak|use|switch to|talk|reply in|answer in|change to|continue in) (?:chinese|mandarin)\b|^(?:chinese|mandarin)(?: please| pls)?$|(?:说|用|讲|换成?|切换到?|改成?|講|換)(?:回)?(?:中|汉)(?:文|语)|^中文$|普通话/u,
  ],
];
const person = whole(
  '(?:a |an |real |live |the |actual )*(?:human|person|agent|representative|rep|operator|manager|supervisor|customer service|customer support|support|someone real|real person)(?: being)?|(?:(?:i )?(?:want|need|wanna|would like|d like)(?: to)? |can i |could i |may i |let me |get me |give me |id like to |i want to |i need to |connect me (?:to|with) |transfer me to |put me through to )(?:(?:talk|speak|chat)(?: to| with)? |contact |get )?(?:a |an |real |live |the |your |actual |some ?)*(?:human|person|agent|representative|rep|operator|manager|supervisor|one|body|someone|somebody|colleague|customer service|customer support)(?: being)?|talk to (?:a |an )?(?:person|human|agent|someone)|转?人工(?:客服|服务)?|转接?人工(?:客服|服务)?|找?真人(?:客服)?|我?要?找?人工(?:客服)?|转客服|找客服',
);
const why = whole(
  'why|why not|why is that|how come|what for|for what reason|explain(?: why)?|why (?:do|are|did|is|was|cant|can|should|would|isnt|not|does|dont) .{0,80}|为什么|为啥|凭什么|怎么会这样|为何',
);

const proofs: readonly SlotName[] = ['email', 'order-number', 'postcode', 'customer-name', 'one-time-code'];

/** Phrases that mean the same wherever they are said. Null when the text is not one of them. */
export const controlPhrase = (text: string, midFlow: boolean, asked: SlotName | null): Command | null => {
  const words = plain(text)
    .replace(/[?!.]+$/g, '')
    .trim();
  const basis = { words: text.slice(0, 2000), confidence: 0.97 };
  for (const [locale, pattern] of languages)
    if (pattern.test(words) && words.length <= 60) return { kind: 'change-language', locale, ...basis };
  if (startOver.test(words)) return { kind: 'start-over', ...basis };
  if (person.test(words)) return { kind: 'talk-to-person', ...basis };
  if (repeat.test(words)) return { kind: 'repeat', ...basis };
  // Asked why, "I don't want it anymore" is the answer.
  const tellsWhy = asked === 'reason' && /want|need|like|喜欢|需要|想要/.test(words);
  if (midFlow && !tellsWhy && (cancel.test(words) || endsRequest(text)))
    return { kind: 'cancel-flow', ...basis };
  const instead = asked === 'replacement' ? insteadOfVariant(text) : null;
  if (instead !== null) return instead;
  const whole = midFlow && !proofs.includes(asked ?? 'items') ? cancelsWhole(text) : null;
  if (whole !== null) return whole;
  if (midFlow && why.test(words)) return { kind: 'ask-policy', topic: 'general', ...basis, confidence: 0.8 };
  return null;
};
