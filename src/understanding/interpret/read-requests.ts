import type { Command } from '../../domain/index.js';
import type { Classifier } from '../classifier/load-classifier.js';
import { findGoods } from '../extract/goods.js';
import { findOrderNumbers } from '../extract/order-number.js';
import { orderWordsIn } from '../extract/order-words.js';
import { policyTopicIn } from '../extract/policy-topic.js';
import { reasonIn } from '../extract/reason.js';
import { exchangePairs } from '../extract/replacement.js';
import { resolutionIn } from '../extract/resolution.js';
import { withoutAsking } from '../extract/right-question.js';
import { conceptsOf, latinWords } from '../references/words-of-line.js';
import { hasCjk } from '../text/detect-locale.js';
import { asReplacement, type DraftFlow, draftFlow, goodsWords } from './draft-flow.js';
import { isQuestion } from './is-question.js';
import { type Reading, readUnit } from './read-unit.js';
import { behindRefusal, refusesRequest, withoutRefusedGoods } from './refused-request.js';
import { splitRequests } from './split-requests.js';

/** "Hi, order #10398." says which one and asks for nothing, when there is more to come. */
const namesOrderOnly =
  /^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|here|this is|it'?s|so|about|regarding|re|for|my|the|an?|order|orders|number|no|nr|is|was|and|with|about|from|你好|您好|我的|订单号?|单号|是|关于)[\s,.:#!，。：]*|#?[a-z]{0,3}-?\d{4,14}[\s,.:!，。：]*)+$/iu;

const aboutGoods = ['request-refund', 'return-items', 'exchange-item'];
const kept =
  /^(?:(?:and|but|oh|no|wait|sorry|actually|hmm|on second thought)[ ,]+)*(?:i(?:'ll| will| want to|'d like to)? |let me |just |please |we(?:'ll)? )*(?:keep(?:ing)?|hang on to|hold on to|leave out|not|don'?t (?:return|cancel|send back|exchange))\s+((?:the|my|that|this|those|both|one)\s.+)$/i;
const keptChinese =
  /^(?:但是?|不过|算了|哦|还是|等等|其实)*([^，。]+?)(?:不退了?|不换了?|留着|就?不用退了?|还是留着.*)$/u;

/** "I bought boots" tells what there is, and asks for nothing yet. */
const owns =
  /^(?:(?:hi|hello|hey|so|ok|well|and)[ ,]+)*(?:i|we) (?:(?:just|recently|have|had|'ve|also) )*(?:got|bought|ordered|purchased|received)\b|^(?:你好[，,]?)?(?:我|我们)?(?:之前|上周|昨天|前天|刚|最近|上个月)?(?:买|订|下单)了/i;
const withoutOwning = (goods: string): string => goods.replace(/^(?:我|我们)?(?:买|订)了/u, '');

const isNamed = (words: string): boolean =>
  /^(?:both|one|two|this|that|those|these)\b/i.test(words) ||
  conceptsOf(latinWords(words)).size > 0 ||
  findGoods(words).some(({ named }) => named);

/** The goods a correction leaves out: "actually keep the kettle". */
export const keptGoods = (text: string): string | null => {
  const english = kept.exec(text.replace(/[.!]+$/, ''))?.[1];
  // "Not my thing. This takes forever" keeps nothing: what is left out has a name.
  if (english !== undefined && !/[.!?]\s/.test(english) && isNamed(english)) return english;
  return keptChinese.exec(text.replace(/[。！]+$/, ''))?.[1]?.replace(/^还是|^把/, '') ?? null;
};

const merge = (drafts: DraftFlow[], next: DraftFlow): void => {
  const last = drafts.at(-1);
  if (last === undefined) {
    drafts.push(next);
    return;
  }
  const namesOwn =
    next.slots.items !== undefined ||
    (next.slots.order !== undefined && next.slots.order !== last.slots.order);
  const sameGoods = !namesOwn || next.slots.items === last.slots.items;
  const join = (flow: DraftFlow['flow']): void => {
    last.flow = flow;
    last.slots = {
      ...last.slots,
      ...next.slots,
      ...(last.slots.items === undefined ? {} : { items: last.slots.items }),
    };
    if (last.slots.reason !== undefined && last.told)
      last.slots.reason = next.slots.reason ?? last.slots.reason;
    last.words = `${last.words}. ${next.words}`.slice(0, 2000);
    last.confidence = Math.max(last.confidence, next.confidence);
    last.told = last.told && next.told;
    asReplacement(
      last,
      next.slots.resolution === 'replacement' || resolutionIn(next.words) === 'replacement',
    );
  };
  if (next.flow === 'appeal-decision') return;
  if (last.flow === 'appeal-decision') {
    drafts[drafts.length - 1] = next;
    return;
  }
  const goods = aboutGoods.includes(last.flow) && aboutGoods.includes(next.flow);
  // "It came broken. I want to exchange it": one wish, told in two sentences.
  if (last.told && goods && (sameGoods || last.slots.items === undefined))
    return join(next.told ? last.flow : next.flow);
  if (next.told && goods && sameGoods) return join(last.flow);
  if (next.flow === last.flow && sameGoods) return join(last.flow);
  // "Return the boots and refund me", "cancel it and refund my card": the money is what the first one ends in.
  if (next.flow === 'request-refund' && sameGoods && !next.told) {
    return join(last.flow);
  }
  if (last.flow === 'request-refund' && goods && sameGoods) return join(next.flow);
  drafts.push(next);
};

const startFlow = (draft: DraftFlow): Command => ({
  kind: 'start-flow',
  flow: draft.flow,
  slots: Object.fromEntries(
    Object.entries(draft.slots).filter(([, value]) => value !== undefined && value !== ''),
  ),
  words: draft.words,
  confidence: draft.confidence,
});

/** What a question about the rules is about, as far as it names goods, an order or a reason. */
const subjectOf = (words: string): { items?: string; order?: string; reason?: string } => {
  const asked = withoutAsking(words);
  const items = goodsWords(asked) ?? (hasCjk(asked) && asked.length >= 2 ? asked : null);
  const order = orderWordsIn(words) ?? findOrderNumbers(words)[0]?.value ?? null;
  // "Too late" is said of the question here, not of the parcel.
  const reason = reasonIn(asked);
  return {
    ...(items === null ? {} : { items }),
    ...(order === null ? {} : { order }),
    ...(reason === null || reason === 'late' ? {} : { reason }),
  };
};

const sideCommand = (reading: Reading): Command | null => {
  const basis = { words: reading.words, confidence: reading.confidence };
  switch (reading.intent) {
    case 'ask_policy':
      return {
        kind: 'ask-policy',
        topic: policyTopicIn(reading.words),
        ...subjectOf(reading.words),
        ...basis,
      };
    case 'human_agent':
      return { kind: 'talk-to-person', ...basis };
    case 'order_lookup': {
      const order = orderWordsIn(reading.words) ?? goodsWords(reading.words);
      const amount = /\b(?:how much|total|cost|price|paid|pay)\b|多少钱|金额|总共/i.test(reading.words);
      return {
        kind: 'ask-order',
        about: amount ? 'amount' : order === null ? 'list' : 'status',
        ...(order === null ? {} : { order }),
        ...basis,
      };
    }
    default:
      return null;
  }
};

const smallTalk = (reading: Reading): Command | null => {
  const basis = { words: reading.words, confidence: reading.confidence };
  if (reading.intent === 'greeting') return { kind: 'small-talk', about: 'greeting', ...basis };
  if (reading.intent === 'goodbye_thanks') {
    const bye =
      /\b(?:bye|goodbye|see (?:you|ya)|farewell|good night|take care|later|cya|that'?s all|that will be all|nothing else|i'?m done|that'?s it)\b|再见|拜拜|没有了|就这些|先这样|没别的/i.test(
        reading.words,
      );
    return { kind: 'small-talk', about: bye ? 'goodbye' : 'thanks', ...basis };
  }
  return null;
};

/** What a whole message asks for, in order; empty when nothing in it is sure enough. */
export const readRequests = (
  told: string,
  classifier: Classifier,
  unsureBelow: number,
): { commands: Command[]; best: Reading } => {
  const text = behindRefusal(withoutRefusedGoods(told));
  const units = splitRequests(text);
  const best = readUnit(text, classifier);
  const readings =
    units.length <= 1 && units[0] === text ? [best] : units.map((unit) => readUnit(unit, classifier));
  const numbers = findOrderNumbers(text).map(({ value }) => value);
  const drafts: DraftFlow[] = [];
  const slots: { at: number; command: Command }[] = [];
  let toldGoods: string | null = null;
  for (const reading of readings) {
    const sure = reading.explicit || reading.confidence >= Math.max(unsureBelow, 0.5);
    if (units.length > 1 && namesOrderOnly.test(reading.words)) continue;
    if (refusesRequest(reading.words) !== null) continue;
    const leftOut = keptGoods(reading.words);
    const last = drafts.at(-1);
    if (leftOut !== null && last?.slots.items !== undefined) {
      last.slots.items = `${last.slots.items} except ${leftOut}`;
      continue;
    }
    const pairs = reading.intent === 'exchange_item' ? exchangePairs(reading.words) : [];
    if (sure && pairs.length > 0) {
      for (const pair of pairs) {
        drafts.push({
          flow: 'exchange-item',
          slots: {
            items: pair.items,
            replacement: pair.replacement,
            ...(numbers.length === 1 ? { order: numbers[0] ?? '' } : {}),
          },
          words: reading.words,
          confidence: reading.confidence,
          told: false,
        });
      }
      continue;
    }
    if (
      owns.test(reading.words) &&
      !reading.explicit &&
      reasonIn(reading.words) === null &&
      resolutionIn(reading.words) === null
    ) {
      const owned = goodsWords(reading.words);
      if (owned !== null) {
        toldGoods = owned;
        continue;
      }
    }
    const draft = sure ? draftFlow(reading, numbers.length === 1 ? (numbers[0] ?? '') : '') : null;
    if (draft === null) {
      const side =
        sure && (reading.intent !== 'ask_policy' || isQuestion(reading.words) || units.length <= 1)
          ? sideCommand(reading)
          : null;
      if (side !== null) slots.push({ at: drafts.length, command: side });
      else toldGoods = goodsWords(reading.words) ?? toldGoods;
      continue;
    }
    if (
      draft.slots.items === undefined &&
      aboutGoods.includes(draft.flow) &&
      toldGoods !== null &&
      drafts.length === 0
    ) {
      draft.slots.items = toldGoods;
    }
    merge(drafts, draft);
  }
  const only = drafts[0];
  if (drafts.length === 1 && only !== undefined && aboutGoods.includes(only.flow))
    fillFromWhole(only, text, numbers);
  // "Talk to a person" and a request in one message: the person gets the whole story, so the request comes along.
  const commands: Command[] = drafts.map(startFlow);
  for (const { at, command } of slots.reverse()) commands.splice(at, 0, command);
  if (commands.length > 0) return { commands, best };
  if (toldGoods !== null && readings.every(({ words }) => owns.test(words)) && reasonIn(text) === null) {
    const value = withoutOwning(toldGoods);
    return { commands: [{ kind: 'fill-slot', slot: 'items', value, words: text, confidence: 0.6 }], best };
  }
  if (best.confidence >= unsureBelow) {
    const single = readings.length > 1 ? wholeCommand(best, numbers) : null;
    const talk = single ?? smallTalk(best);
    if (talk !== null) return { commands: [talk], best };
  }
  const talk = readings
    .map((reading) => (reading.confidence >= unsureBelow ? smallTalk(reading) : null))
    .find((command) => command !== null);
  return { commands: talk === undefined ? [] : [talk], best };
};

const wholeCommand = (reading: Reading, numbers: readonly string[]): Command | null => {
  const draft = draftFlow(reading, numbers.length === 1 ? (numbers[0] ?? '') : '');
  return draft === null ? sideCommand(reading) : startFlow(draft);
};

/** With one request in the message, goods and reason may stand in any of its sentences. */
const fillFromWhole = (draft: DraftFlow, text: string, numbers: readonly string[]): void => {
  const told = draftFlow(
    { intent: 'request_refund', confidence: draft.confidence, words: text, explicit: false },
    numbers.length === 1 ? (numbers[0] ?? '') : '',
  );
  if (told === null) return;
  const { items, reason, condition, seal, order, resolution } = told.slots;
  draft.slots = { ...(condition && { condition }), ...(seal && { seal }), ...draft.slots };
  if (draft.slots.items === undefined && items !== undefined && draft.slots.replacement === undefined)
    draft.slots.items = items;
  if (draft.slots.reason === undefined && reason !== undefined) draft.slots.reason = reason;
  if (draft.slots.order === undefined && order !== undefined) draft.slots.order = order;
  if (draft.slots.resolution === undefined && resolution !== undefined) draft.slots.resolution = resolution;
  if (draft.slots['refund-to'] === undefined && told.slots['refund-to'] !== undefined)
    draft.slots['refund-to'] = told.slots['refund-to'];
  if (numbers.length > 1 && draft.slots.order === undefined) draft.slots.order = numbers.join(', ');
};
