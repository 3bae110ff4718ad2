import type { Command, FlowName, Listening, SlotName } from '../../domain/index.js';
import { cannotProvideIn } from '../extract/cannot-provide.js';
import { claimsIn } from '../extract/claims.js';
import { detailsChange } from '../extract/details-change.js';
import { reasonIn } from '../extract/reason.js';
import { destinationAlone, refundToIn } from '../extract/refund-to.js';
import { refusesRefund, resolutionIn } from '../extract/resolution.js';
import { partTold, restrictionIn } from '../extract/restriction.js';
import type { UnderstandingContext } from '../ports.js';
import { plain } from '../text/words.js';
import { answerCallOff } from './answer-call-off.js';
import { answerClaim, claimFills } from './answer-claim.js';
import { changesReason } from './answer-slot.js';
import { mentionAtConfirm } from './bare-mention.js';
import { besideDetails } from './beside-details.js';
import { callOff } from './call-off.js';
import { claimsAuthority } from './claims-authority.js';
import { controlPhrase } from './control-phrases.js';
import { goodsWords } from './draft-flow.js';
import { ellipticQuestion } from './elliptic-question.js';
import { emojiAnswer } from './emoji-answer.js';
import { explicitIntent } from './explicit-intent.js';
import { furtherRequest } from './further-request.js';
import { isHedged } from './hedged-yes.js';
import { flowIntents, flowOfIntent, isDigression } from './is-digression.js';
import { isQuestion } from './is-question.js';
import { allChoices, pickChoice } from './pick-choice.js';
import { questionAtConfirm } from './question-at-confirm.js';
import { readCondition } from './read-condition.js';
import { marksCorrection, readCorrection, soundsLikeCorrection } from './read-correction.js';
import { asksIdentity, readIdentity } from './read-identity.js';
import { readRequests } from './read-requests.js';
import { answerByQuestion, type InterpretOptions, keepsAnswer, readRest } from './read-rest.js';
import { readUnit } from './read-unit.js';
import { refusesRequest } from './refused-request.js';
import { statementAndQuestion } from './statement-and-question.js';
import { wordCount } from './switched-locale.js';
import { addsNothing, leadingYesNo } from './yes-no.js';

export interface Interpreted {
  readonly commands: Command[];
  /** The classifier could not tell; a model may be asked. */
  readonly unsure: boolean;
  /** What stands whatever a model says: who the customer says they are. */
  readonly certain: readonly Command[];
}

const sure = (commands: Command[]): Interpreted => ({ commands, unsure: false, certain: [] });

const disputes = (text: string): boolean =>
  /\b(?:disagree|(?:do not|don'?t|can'?t|cannot|won'?t) (?:agree|accept)|not (?:fair|right|acceptable)|unfair|unacceptable|appeal|object to)\b|不同意|不服|不接受|不认可|不公平|不合理|申诉/i.test(
    text,
  );

/** When goods that are on their way get here; the money's arrival is another question. */
const asksArrival =
  /\b(?:when|how soon) (?:will|would|does|do|is|are|can|should) (?!.*\b(?:money|refund|credit|paid)\b)(?:it|they|this|that|these|everything|i expect|(?:the|my) (?:\w+ ){1,3}?)\b.*\b(?:come|coming|arrive|arriving|get here|be here|delivered|ship|shipped|reach me|turn up)\b|^(?!.*(?:钱|退|账)).*(?:什么时候|多久|几时|哪天)(?:能|会|可以)?(?:到|送到|寄到|发货|来)/u;

const wronglyCharged =
  /\bcharges? .*\b(?:wrong|incorrect)\b|\b(?:charged|billed|debited|paid)\b.*\b(?:twice|double|again|too much|wrong|more than|two times|extra)\b|\b(?:double|over|wrongly|incorrectly)[ -]?(?:charged|billed)|unauthori[sz]ed|扣了?(?:两|二|2)次|重复(?:扣|收)|多扣|多收|扣错|乱扣/i;

/** "One of the mugs is cracked": not only the fault, but how many have it. */
const narrowTo = (part: string | null, text: string): Command[] =>
  part === null
    ? []
    : [{ kind: 'correct-slot', slot: 'items', value: part, words: text.slice(0, 2000), confidence: 0.75 }];

/** "Don't cancel anything yet": what is under way stops, and where nothing is, nothing begins. */
const refusal = (refused: FlowName, { flow, question }: Listening, text: string): Command => {
  const basis = { words: text.slice(0, 2000), confidence: 0.85 };
  if (flow !== null && question.kind === 'confirm') return { kind: 'deny', ...basis };
  const money: readonly (FlowName | null)[] = ['request-refund', 'return-items'];
  const isMeant = refused === flow || (money.includes(refused) && money.includes(flow));
  return isMeant ? { kind: 'cancel-flow', ...basis } : { kind: 'small-talk', about: 'other', ...basis };
};

const aboutWhat: readonly SlotName[] = ['items', 'order'];

/** What one clean message means in its context, by rules and the classifier alone. */
export const interpret = (
  text: string,
  context: UnderstandingContext,
  options: InterpretOptions,
): Interpreted => {
  const { listening } = context;
  const { question, choices, flow } = listening;
  const basis = { words: text.slice(0, 2000), confidence: 0.95 };
  if (!/[\p{L}\p{N}]/u.test(text)) {
    const emoji = emojiAnswer(text);
    if (emoji !== null) return sure([emoji]);
    return question.kind !== 'none' && /^[?？!！.。…]+$/.test(text)
      ? sure([{ kind: 'repeat', ...basis, confidence: 0.6 }])
      : sure([{ kind: 'not-understood', ...basis, confidence: 1 }]);
  }
  const asked = question.kind === 'slot' ? question.slot : null;
  const midFlow = flow !== null || question.kind !== 'none';

  const claimed = answerClaim(asked, text) ?? answerCallOff(text, listening);
  if (claimed !== null) return sure(claimed);
  const picked = pickChoice(text, choices);
  const proving = asksIdentity(listening);
  if (picked?.exact === true && !(proving && /^\d{4,}$/.test(text)))
    return sure([{ kind: 'choose', choiceId: picked.id, ...basis }]);
  const both =
    flow === null ? null : statementAndQuestion(text, (part) => interpret(part, context, options).commands);
  if (both !== null) return sure(both);
  const control = controlPhrase(text, midFlow, asked);
  if (control !== null) return sure([control]);
  const restates = flow === null && question.kind === 'offer' && leadingYesNo(text) !== null;
  const details = restates ? null : detailsChange(text, listening);
  if (details !== null) {
    const beside = details.rest === '' ? [] : interpret(details.rest, context, options).commands;
    return sure(besideDetails(beside, details.words));
  }

  const identity = readIdentity(text, listening);
  const lacking = cannotProvideIn(text, asked);
  if (lacking !== null && (midFlow || identity.fills.length > 0)) {
    const fills = identity.fills.filter((fill) => fill.kind === 'fill-slot' && fill.slot !== lacking.slot);
    return sure([...fills, { kind: 'cannot-provide', slot: lacking.slot, ...basis, confidence: 0.9 }]);
  }
  const rest = identity.rest;
  const fills = [...identity.fills];
  if (
    rest === '' ||
    (fills.length > 0 &&
      /^(?:(?:and|my|is|it'?s|the|are|here|you go|this|order|number|please|thanks|yes|ok|sure|hi|hello|of|course|also|我的|是|这是|给你)[\s,.:!，。：]*)*$/i.test(
        rest,
      ))
  ) {
    if (fills.length > 0) {
      if (flow !== null && !proving && soundsLikeCorrection(text))
        return sure(readCorrection(text, listening, fills) ?? fills);
      return sure(fills);
    }
  }

  // A number alone, when nothing was asked that it could answer, is an order's.
  const number = /^(?:#|no\.? ?|number )?(\d{4,9})[.!]?$/i.exec(rest)?.[1];
  if (asked === null && number !== undefined && picked === null)
    return sure([
      ...fills,
      { kind: 'fill-slot', slot: 'order-number', value: number, ...basis, confidence: 0.8 },
    ]);

  if (choices.length > 0) {
    const all = allChoices(text, choices);
    if (all !== null && (asked === 'items' || asked === 'order'))
      return sure([{ kind: 'fill-slot', slot: asked, value: all, ...basis, confidence: 0.85 }]);
    if (picked !== null) return sure([{ kind: 'choose', choiceId: picked.id, ...basis, confidence: 0.8 }]);
  }

  // "I don't agree" to a decision is no plain no.
  if (choices.some(({ id }) => id === 'appeal') && disputes(rest))
    return sure([...fills, { kind: 'choose', choiceId: 'appeal', ...basis, confidence: 0.85 }]);

  const further =
    asked === 'items' || asked === 'order' || asked === 'complaint' ? null : furtherRequest(rest, listening);
  if (further !== null) return sure([...fills, further]);

  const destination = flow === null || asked === 'refund-to' || proving ? null : destinationAlone(rest);
  if (destination !== null && goodsWords(rest) === null) {
    const paid: Command = {
      kind: 'fill-slot',
      slot: 'refund-to',
      value: destination,
      ...basis,
      confidence: 0.85,
    };
    if (asked === null || asked === 'items') return sure([...fills, { ...paid, kind: 'correct-slot' }]);
    if (asked !== 'resolution') return sure([...fills, paid]);
    const refund: Command = { ...paid, slot: 'resolution', value: 'refund' };
    return sure([...fills, paid, refund]);
  }

  const calledOff = proving ? null : callOff(rest, flow);
  if (calledOff !== null) return sure([...fills, calledOff]);
  const conditional = proving ? null : readCondition(rest, context, options);
  if (conditional !== null) return sure([...fills, ...conditional]);
  const refused = proving || asked === 'resolution' ? null : refusesRequest(rest);
  if (refused !== null) return sure([...fills, refusal(refused, listening, text)]);

  const answer = leadingYesNo(rest);
  if (answer !== null && (midFlow || addsNothing(answer.rest))) {
    const read = readRest(answer.rest, answer.answer, context, options, fills);
    const hedged = question.kind === 'confirm' && answer.answer === 'yes' && isHedged(answer.rest);
    // "Yes, but is that the one from October?" asks; it corrects nothing.
    const more =
      hedged && /[?？]\s*$/.test(answer.rest)
        ? read.filter((command) => command.kind !== 'correct-slot' || !aboutWhat.includes(command.slot))
        : read;
    const plainAnswer: Command = {
      kind: answer.answer === 'yes' ? 'affirm' : 'deny',
      ...basis,
      words: text.slice(0, 2000),
    };
    const thanked =
      answer.answer === 'no' && question.kind === 'none' && /thank|thanks|谢/i.test(answer.rest);
    if (thanked) return sure([{ kind: 'small-talk', about: 'goodbye', ...basis }]);
    if (answer.answer === 'no' && asked !== null && more.length === 0 && !addsNothing(answer.rest)) {
      const answered = answerByQuestion(text, context, options);
      if (answered !== null) return sure([...fills, ...answered]);
    }
    // "Yes, the left ear": asked for what, the yes says nothing beside it.
    const answersAsked =
      asked !== null && more.some((command) => command.kind === 'fill-slot' && command.slot === asked);
    if (hedged && more.length === 0)
      return sure([...fills, { kind: 'not-understood', ...basis, confidence: 0.5 }]);
    const lead =
      !hedged &&
      keepsAnswer(more) &&
      !answersAsked &&
      !(asked !== null && answer.answer === 'no' && more.length > 0)
        ? [plainAnswer]
        : [];
    return sure([...fills, ...lead, ...more]);
  }

  if (
    question.kind === 'offer' ||
    (flow !== null && (question.kind === 'none' || question.kind === 'confirm'))
  ) {
    const reason = changesReason(rest);
    if (
      (question.kind !== 'confirm' || goodsWords(rest) === null) &&
      !soundsLikeCorrection(rest) &&
      reason !== null &&
      explicitIntent(rest) === null &&
      !isQuestion(rest)
    )
      return sure([
        ...fills,
        ...narrowTo(partTold(rest), text),
        { kind: 'correct-slot', slot: 'reason', value: reason, ...basis, confidence: 0.75 },
      ]);
    const told = flow === null || explicitIntent(rest) !== null || isQuestion(rest) ? {} : claimsIn(rest);
    if (Object.keys(told).length > 0) return sure([...fills, ...claimFills(told, text)]);
  }

  if (midFlow && refusesRefund(rest)) {
    const wanted = resolutionIn(rest);
    if (wanted !== null && wanted !== 'exchange' && flow === 'request-refund')
      return sure([
        ...fills,
        {
          kind: asked === 'resolution' ? 'fill-slot' : 'correct-slot',
          slot: 'resolution',
          value: wanted,
          ...basis,
          confidence: 0.85,
        },
      ]);
  }

  if (question.kind === 'confirm') {
    const mentioned = mentionAtConfirm(rest, listening);
    if (mentioned !== null) return sure([...fills, mentioned]);
    const wanted = wronglyCharged.test(rest) ? null : refundToIn(rest, false);
    if (wanted !== null && !isQuestion(rest) && goodsWords(rest) === null) {
      return sure([
        ...fills,
        { kind: 'correct-slot', slot: 'refund-to', value: wanted, ...basis, confidence: 0.85 },
      ]);
    }
    if (resolutionIn(rest) === 'store-credit' && wordCount(rest) <= 8 && !isQuestion(rest))
      return sure([
        ...fills,
        { kind: 'correct-slot', slot: 'resolution', value: 'store-credit', ...basis, confidence: 0.85 },
      ]);
    const about = questionAtConfirm(rest);
    if (about !== null) return sure([about]);
  }

  if (proving && claimsAuthority(rest))
    return sure([...fills, { kind: 'out-of-scope', ...basis, confidence: 0.8 }]);
  const other = proving || asked === 'items' || asked === 'order' ? null : ellipticQuestion(rest);
  if (other !== null) return sure([...fills, other]);

  const aboutThem = /^(?:when|how soon) (?:will|do|does|are|is) (?:they|it|these|this|that)\b/.test(
    plain(rest),
  );
  if ((midFlow || aboutThem) && !proving && asksArrival.test(plain(rest)) && wordCount(rest) <= 14)
    return sure([...fills, { kind: 'ask-order', about: 'status', ...basis, confidence: 0.8 }]);

  const wholeReading = readUnit(rest, options.classifier);
  if (
    midFlow &&
    (soundsLikeCorrection(rest) ||
      (wholeReading.intent === 'correction' && wholeReading.confidence >= 0.5)) &&
    !(asked === 'evidence' || asked === 'complaint') &&
    !(asked === 'reason' && reasonIn(rest) !== null && !marksCorrection(rest)) &&
    !(
      asked !== null &&
      ['replacement', 'resolution', 'refund-to'].includes(asked) &&
      restrictionIn(rest) !== null
    )
  ) {
    const digression = isQuestion(rest) && isDigression(rest, wholeReading, context);
    const opensOther =
      refundToIn(rest, false) === null &&
      restrictionIn(rest) === null &&
      wholeReading.explicit &&
      flowIntents.includes(wholeReading.intent) &&
      flowOfIntent[wholeReading.intent] !== flow;
    if (!digression && !opensOther) {
      const corrected = readCorrection(rest, listening, fills);
      // An open question for the same thing is answered, not corrected.
      if (corrected !== null)
        return sure([
          ...fills.filter(
            (fill) =>
              fill.kind === 'fill-slot' &&
              !corrected.some((command) => command.kind === 'correct-slot' && command.slot === fill.slot),
          ),
          ...corrected.map((command) =>
            command.kind === 'correct-slot' && command.slot === asked && !command.value.startsWith('not ')
              ? { ...command, kind: 'fill-slot' as const }
              : command,
          ),
        ]);
    }
  }

  const answered = proving ? null : answerByQuestion(rest, context, options);
  if (answered !== null) return sure([...fills, ...answered]);
  // "Only one of the mugs" chooses no resolution; it says what is to be refunded.
  if (asked !== null && flow !== null && restrictionIn(rest) !== null) {
    const narrowed = readCorrection(rest, listening, fills);
    if (narrowed !== null) return sure([...fills, ...narrowed]);
  }

  const { commands: asksFor, best } = readRequests(rest, options.classifier, options.unsureBelow);
  // A word about cards and payments in the middle of a request is about that request.
  const commands = asksFor.filter(
    (command) =>
      flow === null ||
      command.kind !== 'start-flow' ||
      command.flow !== 'appeal-decision' ||
      best.intent !== 'payment_problem' ||
      wronglyCharged.test(rest),
  );
  if (commands.length > 0) {
    const first = commands.find((command) => command.kind === 'start-flow');
    const proof = identity.orderNumbers[0];
    // The number proves who asks as well as it points at the order; a flow waiting on the agenda needs only the latter.
    if (
      proof !== undefined &&
      flow === null &&
      first?.kind === 'start-flow' &&
      !fills.some((fill) => fill.kind === 'fill-slot' && fill.slot === 'order-number')
    ) {
      const at = commands.indexOf(first);
      commands[at] = { ...first, slots: { ...first.slots, 'order-number': proof } };
    }
    const dull =
      fills.length > 0 &&
      commands.every((command) => command.kind === 'small-talk' || command.kind === 'ask-order');
    return sure(dull && proving ? fills : [...fills, ...commands]);
  }
  if (fills.length > 0) return { commands: fills, unsure: wordCount(rest) >= 4, certain: fills };
  if (question.kind === 'confirm' && best.intent !== 'out_of_scope') {
    const destination = readCorrection(rest, listening, []);
    if (
      destination?.some(
        (command) =>
          command.kind === 'correct-slot' &&
          ['refund-to', 'resolution', 'reason', 'replacement'].includes(command.slot),
      )
    )
      return sure(destination);
  }
  const certainty = { words: text.slice(0, 2000), confidence: best.confidence };
  if (best.confidence >= options.unsureBelow) {
    if (best.intent === 'affirm' || best.intent === 'deny')
      return sure([{ kind: best.intent, ...certainty }]);
    if (best.intent === 'out_of_scope')
      return {
        commands: [{ kind: 'out-of-scope', ...certainty }],
        unsure: best.confidence < 0.7,
        certain: [],
      };
  }
  const reason = reasonIn(rest);
  if (flow !== null && reason !== null)
    return sure([{ kind: 'fill-slot', slot: 'reason', value: reason, ...certainty, confidence: 0.6 }]);
  const spoken = identity.orderNumbers[0];
  if (spoken !== undefined)
    return sure([{ kind: 'fill-slot', slot: 'order-number', value: spoken, ...basis, confidence: 0.8 }]);
  return { commands: [{ kind: 'not-understood', ...certainty }], unsure: true, certain: [] };
};
