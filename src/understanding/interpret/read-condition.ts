import type { Command, FlowName, SlotName } from '../../domain/index.js';
import { findOrderNumbers } from '../extract/order-number.js';
import { policyTopicIn } from '../extract/policy-topic.js';
import { isFault, reasonIn } from '../extract/reason.js';
import { refundToIn } from '../extract/refund-to.js';
import { replacementIn } from '../extract/replacement.js';
import { resolutionIn } from '../extract/resolution.js';
import type { UnderstandingContext } from '../ports.js';
import { toSimplified } from '../text/simplified-characters.js';
import { plain } from '../text/words.js';
import { type Conditional, conditionalIn } from './conditional.js';
import { goodsWords } from './draft-flow.js';
import { explicitIntent } from './explicit-intent.js';
import { isQuestion } from './is-question.js';
import { optionWords } from './read-correction.js';
import { readRequests } from './read-requests.js';
import type { InterpretOptions } from './read-rest.js';
import { refusesRequest } from './refused-request.js';
import { splitRequests } from './split-requests.js';
import { addsNothing, leadingYesNo } from './yes-no.js';

type Start = Extract<Command, { kind: 'start-flow' }>;
type Slots = Partial<Record<SlotName, string>>;

/** A sum that is compared, not a cost of the settlement. */
const comparesSum =
  /\b(?:more|less|higher|lower|over|under|above|below|at least|at most) (?:than )?\W*\d|(?:超过|低于|高于|多于|少于|大于|小于)\D{0,3}\d/iu;

/** What the policy looks at anyhow before anything happens: whether it is still possible. */
const policyDecides =
  /\b(?:possible|allowed|eligible|in time|(?:i|you|we) can(?! see)\b|can be|has(?:n'?t| not) (?:been )?(?:yet )?(?:ship|left|sent|gone)|have(?:n'?t| not) (?:yet )?(?:ship|sent)|is(?:n'?t| not) (?:yet )?(?:ship|sent)|not (?:yet )?(?:ship|sent|left)|before it ships|still (?:time|pending|possible|in stock)|not too late|in stock|available|you have (?:it|one|them))|(?:还)?(?:能|可以|允许)(?:退|换|取消)|(?:没|未)发货|有货|来得及/iu;
const costs =
  /\b(?:fees?|cost\w*|charg\w*|free|pay(?!pal| ?pal)|deduct\w*|labels?|postage|shipping|restocking|full (?:amount|price|refund)|out of (?:my )?pocket|penalt\w*)\b|手续费|运费|邮费|收费|扣|免费|全额|花钱|要钱|收钱/iu;
const priced =
  /\b(?:price|prices|total|worth|amount|more than|less than|over|under|above|below)\b|[$£€¥]|价格|金额|总价|超过|低于|多少钱/iu;
const onTheWay =
  /\b(?:arriv\w*|deliver\w*|comes?|coming|get here|here by|ship\w*|reach\w*|sent)\b|送到|到货|发货|送达|到(?:了|不了)/iu;

const drops =
  /^(?:(?:please|just|then|we|i|can|let'?s|i'?ll|i will|i'?d rather|simply|you can)[ ,]+)*(?:(?:forget|drop|scrap|leave|stop|skip)(?: about)?(?: (?:it|that|this|the whole thing|everything|it all|all of it))?|(?:cancel|call off|abandon|end) (?:the whole (?:thing|lot|request|business)|everything|it all|all of (?:it|this)|(?:the|this|my) (?:request|return|exchange|refund|replacement|swap))|never ?mind|don'?t (?:bother|do (?:it|anything))|do nothing|(?:i'?ll |i will |i would |i'?d )?(?:rather )?keep (?:it|them|everything))(?: then| altogether| as (?:it is|they are))?$|^(?:那|就|全部|都)*(?:算了|不退了?|不换了?|不用了|不要了|(?:我)?(?:就)?(?:不|别)(?:退|换|取消)[^，。]{0,8}|全部?取消(?:吧)?|留着(?:吧)?|我留着)(?:吧|了)?$/iu;
const goesAhead =
  /^(?:yes|ok|okay|sure|go ahead|do (?:it|that|so)|proceed|that'?s (?:fine|ok)|fine|confirm(?:ed)?|i agree|deal|good)\b/i;

const withoutInability = (condition: string): string =>
  condition
    .replace(/^(?:if|unless)\s+/i, '')
    .replace(
      /^(?:i|you|we|it|they|this|that)(?:'?re| are| is|'?s)?\s+(?:can'?t|cannot|can not|won'?t|don'?t|couldn'?t|not able to|unable to|not allowed to)\s+/i,
      '',
    )
    .replace(/不能|无法|不可以|没法|没办法|不让|不给|不了/gu, '');
const lacking =
  /(?:\bthere(?:'?s| is| are|'?re)|\byou(?: guys)?(?: have|'?ve got| carry| do)?|\bthey(?: have|'?ve got)?|\b(?:it|that) (?:comes|is))\s*(?:no|not|don'?t have|do not have|haven'?t got|isn'?t|aren'?t|n'?t)\s+(?:(?:a|an|any)\s+)?(.+)$|没有?(?!货)([^，。]{1,12})$/iu;

const aboutGoods: readonly FlowName[] = ['request-refund', 'return-items', 'exchange-item', 'cancel-order'];
const isStart = (command: Command): command is Start => command.kind === 'start-flow';
const clip = (text: string): string => text.slice(0, 2000);

/**
 * What a message asks for on a condition; null where it sets none or asks for nothing. Nothing that hangs on a condition
 * is begun as if it were plain: what the policy settles anyhow is begun, what the rules or the order answer is looked up,
 * the rest is said back before it begins. "Otherwise …" is kept for when the first wish turns out impossible.
 */
export const readCondition = (
  text: string,
  context: UnderstandingContext,
  options: InterpretOptions,
): Command[] | null => {
  const told = toSimplified(text).replace(
    /^(?:please |ok,? |hi,? |hello,? )*(?:can|could|would|will) you (?:please )?/i,
    '',
  );
  if (isQuestion(told.length === text.length ? text : told.replace(/\s*\?+$/, ''))) return null;
  const set = conditionalIn(told.replace(/\s*\?+$/, ''));
  if (set === null || describesFault(set)) return null;
  return set.fails ? readFallback(set, text, context, options) : readProvided(set, text, context, options);
};

const handles =
  /^(?:if )?(?:i|you|we|someone) (?:try|touch|press|push|pull|move|use|turn|switch|charge|plug|open|close|wear|walk|shake|tilt|lift|hold|put|sit|stand|run|play|connect|set|leave|breathe|look)\b/i;
/** "It switches off if I touch it" tells a fault. */
const describesFault = ({ main, condition, wish, fails }: Conditional): boolean => {
  if (fails) return false;
  if (handles.test(condition)) return true;
  const clause = (wish === '' ? main : wish).split(/[,.，。]/).at(-1) ?? '';
  const reason = reasonIn(clause);
  return reason !== null && isFault(reason) && explicitIntent(clause) === null;
};

const startsIn = (text: string, options: InterpretOptions): Start[] =>
  text === ''
    ? []
    : readRequests(text.replace(/^(?=退|换|取消)/u, '我要'), options.classifier, options.unsureBelow)
        .commands.filter(isStart)
        .filter(({ flow }) => aboutGoods.includes(flow));

const readProvided = (
  { main: told, condition, wish: said }: Conditional,
  text: string,
  { listening }: UnderstandingContext,
  options: InterpretOptions,
): Command[] | null => {
  // "Return the kettle and cancel the hose if …": only what stands next to the condition hangs on it.
  const clauses = splitRequests(said);
  const wish = clauses.at(-1) ?? '';
  const main = [told, ...clauses.slice(0, -1)].filter(Boolean).join('. ');
  const basis = { words: clip(text), confidence: 0.8 };
  const { flow, question } = listening;
  const answer = leadingYesNo(wish);
  const agrees = goesAhead.test(wish) || (answer?.answer === 'yes' && addsNothing(answer.rest));
  const unconditional = startsIn(main, options);
  // "Return it. If there's a fee, don't": the first wish is what hangs on it.
  const turnsDown = drops.test(wish) || refusesRequest(wish) !== null;
  const [wanted] = turnsDown
    ? unconditional.slice(-1)
    : unconditional.length > 0
      ? startsIn(wish, options)
      : startsIn([main, wish].filter(Boolean).join('. '), options);
  // "If order 10455 came to more than …, cancel it": the condition names what it is about.
  const named = findOrderNumbers(condition)[0]?.value;
  const request =
    wanted === undefined || named === undefined || wanted.slots.order !== undefined
      ? wanted
      : { ...wanted, slots: { ...wanted.slots, order: named } };
  const destination = refundToIn(condition, true);
  const isNegated = /\bunless\b|\b(?:not|n't|never)\b|除非|不/iu.test(condition);
  const topic = ['fees', 'return-shipping'].find((one) => one === policyTopicIn(condition)) ?? 'fees';
  const aboutCosts = (slots: Slots): Command => ({
    kind: 'ask-policy',
    topic: topic as 'fees',
    ...(slots.items === undefined ? {} : { items: slots.items }),
    ...(slots.order === undefined ? {} : { order: slots.order }),
    ...(slots.reason === undefined ? {} : { reason: slots.reason }),
    ...basis,
  });
  const restates = request === undefined || request.flow === flow;
  if (flow !== null && restates && (agrees || drops.test(wish) || request !== undefined)) {
    // Under way already: the condition is put to the same question again, the yes to it is not taken.
    if (destination !== null && !isNegated && !drops.test(wish))
      return [{ kind: 'correct-slot', slot: 'refund-to', value: destination, ...basis }];
    if (costs.test(condition)) return [aboutCosts({})];
    return question.kind === 'none' ? null : [{ kind: 'repeat', ...basis, confidence: 0.7 }];
  }
  if (request === undefined && turnsDown) {
    const items = goodsWords(wish) ?? goodsWords(main);
    if (costs.test(condition)) return [aboutCosts(items === null ? {} : { items })];
    return [{ kind: 'small-talk', about: 'other', ...basis }];
  }
  if (request === undefined) return null;
  const before = unconditional.filter((one) => one !== wanted);
  if (destination !== null && !isNegated && !turnsDown)
    return [...before, { ...request, slots: { ...request.slots, 'refund-to': destination } }];
  if (costs.test(condition) && !comparesSum.test(condition)) return [...before, aboutCosts(request.slots)];
  const onCondition: Start = { ...request, given: clip(turnsDown ? `${condition}, ${wish}` : condition) };
  const order = request.slots.order ?? request.slots.items;
  const ask = (about: 'amount' | 'status'): Command => ({
    kind: 'ask-order',
    about,
    ...(order === undefined ? {} : { order }),
    ...basis,
  });
  if (priced.test(condition)) return [...before, ask('amount'), onCondition];
  if (policyDecides.test(condition) && !turnsDown && !/\bunless\b/i.test(condition))
    return [...before, request];
  if (onTheWay.test(condition)) return [...before, ask('status'), onCondition];
  return [...before, onCondition];
};

const readFallback = (
  { main, condition, wish }: Conditional,
  text: string,
  context: UnderstandingContext,
  options: InterpretOptions,
): Command[] | null => {
  const { flow, question } = context.listening;
  const others = startsIn(main, options);
  const base = others.at(-1) ?? impliedBy({ main, condition, wish }, text, context, options);
  if (base === undefined) {
    const [request] = startsIn(wish, options);
    return request === undefined ? null : [{ ...request, given: clip(condition === '' ? main : condition) }];
  }
  const kept = drops.test(plain(wish)) ? null : fallbackIn(wish, base, options);
  // Under way already, nothing but the money's way is said: it is a change, not another request.
  const refundTo = base.slots['refund-to'];
  if (flow !== null && base.flow === flow && refundTo !== undefined && kept === null)
    return [{ kind: 'correct-slot', slot: 'refund-to', value: refundTo, words: clip(text), confidence: 0.8 }];
  if (flow !== null && base.flow === flow && kept === null && Object.keys(base.slots).length === 0)
    return question.kind === 'none' ? null : [{ kind: 'repeat', words: clip(text), confidence: 0.7 }];
  return [...others.slice(0, -1), kept === null ? base : { ...base, otherwise: kept }];
};

/** The first wish, where only its failing is told: "if there is no blue one", "if I can't get it on my card". */
const impliedBy = (
  { main, condition, wish }: Pick<Conditional, 'main' | 'condition' | 'wish'>,
  text: string,
  { listening }: UnderstandingContext,
  options: InterpretOptions,
): Start | undefined => {
  const { flow, question } = listening;
  const start = (to: FlowName, slots: Slots): Start => ({
    kind: 'start-flow',
    flow: to,
    slots,
    words: clip(text),
    confidence: 0.75,
  });
  const answersReplacement = question.kind === 'slot' && question.slot === 'replacement';
  if (answersReplacement && main !== '') return start('exchange-item', { replacement: main });
  const destination = refundToIn(condition, true);
  if (destination !== null)
    return start(flow === null || flow === 'exchange-item' ? 'request-refund' : flow, {
      'refund-to': destination,
    });
  const absent = lacking.exec(condition);
  const wanted = (absent?.[1] ?? absent?.[2])?.trim();
  const swaps =
    flow === 'exchange-item' ||
    (flow === null &&
      (replacementIn(wish) !== null || optionWords.test(wish) || /\bones?\b|^(?:就|我)*换/iu.test(wish)));
  if (wanted !== undefined && swaps) return start('exchange-item', { replacement: wanted });
  const [could] = startsIn(withoutInability(condition), options);
  return could ?? (flow === null || main !== '' ? undefined : start(flow, {}));
};

/** What is wanted instead, as a request or as another variant; null where it says none of them. */
const fallbackIn = (wish: string, base: Start, options: InterpretOptions): Start['otherwise'] | null => {
  const words = wish.slice(0, 200);
  const asked = /^(?:(?:just |please |then |simply )*(?:a |an |the |my |full )*)(?:refund|money back)$/i.test(
    wish,
  );
  const [request] = asked ? [] : startsIn(wish, options);
  const slots: Slots = { ...request?.slots };
  const replacement = replacementIn(wish)?.words;
  if (base.flow === 'exchange-item' && (request === undefined || request.flow === 'exchange-item')) {
    const variant =
      slots.replacement ??
      replacement ??
      (optionWords.test(wish) || /\bone\b|的$|款|个/u.test(wish) ? variantWords(wish) : undefined);
    if (variant !== undefined && !anyOther.test(variant) && resolutionIn(wish) !== 'refund')
      return { flow: 'exchange-item', slots: { replacement: variant }, words };
  }
  if (request !== undefined) {
    // Their goods are those of the first wish.
    const { items: _items, order: _order, ...more } = slots;
    if (anyOther.test(more.replacement ?? '')) delete more.replacement;
    return request.flow === base.flow && Object.keys(more).length === 0
      ? null
      : { flow: request.flow, slots: more, words };
  }
  const resolution = resolutionIn(wish);
  if (resolution === 'refund') return { flow: 'request-refund', slots: {}, words };
  if (resolution === 'exchange') return { flow: 'exchange-item', slots: {}, words };
  if (resolution !== null)
    return {
      flow: base.flow === 'exchange-item' ? 'request-refund' : base.flow,
      slots: { resolution },
      words,
    };
  return null;
};

const anyOther =
  /^(?:换|个|一个|别的|其他|其它|a|an|another|different|other|the)*\s*(?:颜色|尺码|款式?|colou?r|size|model|one)$/iu;

const variantWords = (wish: string): string =>
  wish
    .replace(
      /^(?:(?:i'?d|i would|i'?ll|i will|i|we|can|just|then|please|rather|also|be|happy|fine|with|take|have|want|like|get|send|me|give|ok|okay|accept|go|for)\s+)+/i,
      '',
    )
    .replace(/^(?:我|就|要|想|换成?|给我|来|拿|选|那个|也|行|可以)+/u, '')
    .replace(/(?:也(?:行|可以)|就(?:行|可以|好)|吧|了)+$/u, '')
    .trim();
