import type { IntentName } from '../classifier/intent-names.js';
import type { Classifier, IntentGuess } from '../classifier/load-classifier.js';
import { asksHowMoneyStands } from '../extract/asks-how-money-stands.js';
import { speaksOfBankDispute } from '../extract/bank-dispute.js';
import { claimsIn } from '../extract/claims.js';
import { findGoods } from '../extract/goods.js';
import { isFault, reasonIn } from '../extract/reason.js';
import { replacementIn, sizeWishIn } from '../extract/replacement.js';
import { refusesRefund, resolutionIn } from '../extract/resolution.js';
import { asksAboutRight, asksOfAnyone, asksTerms } from '../extract/right-question.js';
import { readMood } from '../read-mood.js';
import { explicitIntent, withoutPastRequests } from './explicit-intent.js';
import { holdsNoWord } from './holds-no-word.js';
import { isQuestion } from './is-question.js';
import { refusesRequest } from './refused-request.js';

/** What one sentence or clause is about. */
export interface Reading {
  readonly intent: IntentName;
  /** 0 to 1; a calibrated probability, raised where the clause says it in so many words. */
  readonly confidence: number;
  readonly words: string;
  /** The clause has a verb of request of its own. */
  readonly explicit: boolean;
}

/** Intents that mention a refund, a return or a cancellation without asking for one. */
const aboutRequests: readonly IntentName[] = [
  'track_refund',
  'ask_policy',
  'payment_problem',
  'complaint',
  'order_lookup',
  'human_agent',
];
const asksForRequest: readonly IntentName[] = [
  'request_refund',
  'return_item',
  'exchange_item',
  'cancel_order',
];
const aboutTerms =
  /\b(?:free|fees?|costs?|charged?|who pays|(?:do|will|would) i (?:have to |need to )?pay|how long|how many days|deadline|polic(?:y|ies)|rules?|allowed|restocking)\b|手续费|谁出|要钱|收费|几天|多久|政策|规定/i;
const reportFor = {
  damaged: 'report_damaged',
  defective: 'report_damaged',
  'wrong-item': 'report_wrong_item',
  missing: 'report_missing',
  'not-as-described': 'report_wrong_item',
} as const;

/** "Refund me 500" asks for money, it does not ask where it is. */
const demandsMoney =
  /^(?:(?:please|just|now|ok|and|so|hey|hi|you (?:must|should|have to|need to)|(?:can|could) you)[ ,]+)*(?:refund|reimburse|pay|give) (?:me|us)\b(?!.*\b(?:already|yet|still|week|weeks|days|status|waiting)\b)/i;

/** The word and nothing beside it asks for one. */
const onlyRefund =
  /^(?:(?:a|an|the|my|full|complete|just|only|rather|please|ok|okay|then|no|i|we|want|prefer|choose|take|need|would|like|give|me|get)[ ,]+)*(?:refund|money ?back)(?:[ ,]+(?:please|pls|thanks|thank you|then|instead|now))*[.!]*$|^(?:我?(?:要|想|选|选择)?(?:全额)?)?(?:退款|退钱)(?:吧|谢谢)?[。！]?$/iu;

/** "They have not arrived, I want my money back": the goods are missing, and the money is asked for. */
const wantsMoney =
  /\b(?:i|we) (?:just |only |really |now )?(?:want|need|demand|expect|(?:would |'?d )like|insist on) (?:(?:a|an|my|our|the|all|full|complete|of) ){0,3}(?:money|refund|cash)\b(?!.*\b(?:already|promised|approved|processed|status|waiting|weeks?|was supposed)\b)|(?:要|想|给我|帮我|请)退(?:款|钱)|退我钱/iu;
const moneyIsLate =
  /\b(?:refund|money|credit|reimbursement)\b[^,.;]*\b(?:not|n'?t|never|hasnt|havent|yet|still)\b|(?:退款|钱|款)[^，。]{0,6}(?:没|未|还没)/iu;

/** A fault of something that has no name here: "it won't turn on", "打不着火". */
const faultOfIt = /^(?:it|they|this|that|these|those|mine)\b|^[㐀-鿿]{2,8}[了啊呀]?[。！]?$/iu;

const whereAbouts =
  /^(?:(?:so|and|ok|okay|hi|hello|hey|but|please|um|well)[ ,]+)*(?:(?:i|we)(?:'d| would)? (?:just |only )?(?:want|need|like) to (?:know|find out) |(?:can|could) you (?:tell me|check) |(?:just )?tell me |do you know |any idea )?where(?:(?:'?s| is| are| did| has| have)\b| (?:my|the|our|that|those|this|these) .+ (?:is|are|went|got to)\b)(?!.*\b(?:money|refund|credit|reimbursement|label|policy|page|button|you|your)\b)/i;

/** Intents that a fault told about goods overrules: they are guessed from its negation. */
const saysNothing: readonly IntentName[] = [
  'affirm',
  'deny',
  'correction',
  'out_of_scope',
  'greeting',
  'goodbye_thanks',
  'order_lookup',
];

/** What the classifier is sure of counts for more than how a question begins. */
const isSettled = ({ intent, probability }: IntentGuess): boolean =>
  probability >= 0.8 && ['out_of_scope', 'payment_problem', 'track_refund'].includes(intent);

/** Whether a reason told in so many words may overrule the guess. */
const yieldsToReason = ({ intent, probability }: IntentGuess): boolean =>
  probability < 0.6 ||
  (saysNothing.includes(intent) && probability < (intent === 'out_of_scope' ? 0.7 : 0.95));

/** "Change the bookshelf to 4 foot": goods, and what they should become. */
const swapsGoods = (explicit: IntentName, words: string): boolean =>
  explicit === 'exchange_item' &&
  replacementIn(words) !== null &&
  findGoods(words).some(({ named }) => named);

export const readUnit = (words: string, classifier: Classifier): Reading => {
  const guesses = classifier.classify(withoutPastRequests(words));
  const probability = (intent: IntentName): number =>
    guesses.find((guess) => guess.intent === intent)?.probability ?? 0;
  const top = guesses[0] ?? { intent: 'out_of_scope' as const, probability: 0 };
  if (holdsNoWord(words)) return { intent: 'out_of_scope', confidence: 0.1, words, explicit: false };
  if (refusesRefund(words)) {
    const wanted = resolutionIn(words);
    if (wanted === 'replacement' || wanted === 'exchange')
      return { intent: 'exchange_item', confidence: 0.85, words, explicit: true };
  }
  if (refusesRequest(words) !== null) return { intent: 'deny', confidence: 0.3, words, explicit: false };
  if (asksHowMoneyStands(words)) return { intent: 'track_refund', confidence: 0.85, words, explicit: true };
  // A threat of law, or of the bank, that asks for nothing is a complaint, however it is worded.
  const threatens = readMood(words).legalThreat || speaksOfBankDispute(words);
  if (explicitIntent(words) === null && !isQuestion(words) && threatens)
    return { intent: 'complaint', confidence: 0.85, words, explicit: false };
  if (!isSettled(top) && (asksAboutRight(words) || asksOfAnyone(words)))
    return {
      intent: 'ask_policy',
      confidence: Math.max(0.8, probability('ask_policy')),
      words,
      explicit: false,
    };
  const explicit = explicitIntent(words);
  // "How much is the label", "who gets how many days": terms that are asked for, whatever the words beside them.
  if (explicit === null && !isSettled(top) && isQuestion(words) && asksTerms(words))
    return {
      intent: 'ask_policy',
      confidence: Math.max(0.75, probability('ask_policy')),
      words,
      explicit: false,
    };
  // "Where is the mouse I ordered?": goods that are looked for, not money.
  if (
    explicit === null &&
    !isSettled(top) &&
    whereAbouts.test(words) &&
    findGoods(words).some(({ named }) => named)
  )
    return {
      intent: 'track_order',
      confidence: Math.max(0.75, probability('track_order')),
      words,
      explicit: true,
    };
  // "Is it free to send back?" asks about the rules; "can you send it back?" does not.
  if (
    explicit !== null &&
    !isSettled(top) &&
    asksForRequest.includes(explicit) &&
    isQuestion(words) &&
    aboutTerms.test(words)
  ) {
    return {
      intent: 'ask_policy',
      confidence: Math.max(0.75, probability('ask_policy')),
      words,
      explicit: false,
    };
  }
  if (explicit !== null && explicit !== top.intent) {
    const demanded =
      explicit === 'request_refund' &&
      !isQuestion(words) &&
      (demandsMoney.test(words) ||
        onlyRefund.test(words) ||
        (wantsMoney.test(words) && !moneyIsLate.test(words)));
    const overruled = !demanded && aboutRequests.includes(top.intent) && top.probability >= 0.45;
    const elsewhere =
      top.intent === 'out_of_scope' &&
      top.probability >= 0.6 &&
      probability(explicit) < 0.2 &&
      !swapsGoods(explicit, words);
    if (!overruled && !elsewhere)
      return { intent: explicit, confidence: Math.max(0.7, probability(explicit)), words, explicit: true };
  }
  const reason = reasonIn(words);
  // "Brand new, tags on" tells how the goods are and asks for nothing.
  if (explicit === null && reason === null && Object.keys(claimsIn(words)).length > 0)
    return { intent: 'out_of_scope', confidence: 0.3, words, explicit: false };
  // "The sweater is too small, I need a large": nobody has to say "exchange".
  const wished = explicit === null && !isFault(reason ?? 'other') ? sizeWishIn(words) : null;
  if (wished !== null && (reason === 'does-not-fit' || findGoods(words).some(({ named }) => named)))
    return { intent: 'exchange_item', confidence: 0.75, words, explicit: true };
  if (
    explicit === null &&
    reason !== null &&
    isFault(reason) &&
    yieldsToReason(top) &&
    (findGoods(words).some(({ named }) => named) || faultOfIt.test(words))
  ) {
    const report = reportFor[reason as keyof typeof reportFor];
    return { intent: report, confidence: Math.max(0.6, probability(report)), words, explicit: false };
  }
  // "I bought boots and they're too tight": goods and why not to keep them ask for a return.
  if (
    explicit === null &&
    (reason === 'does-not-fit' || reason === 'changed-mind' || reason === 'no-longer-needed') &&
    yieldsToReason(top) &&
    !isQuestion(words) &&
    findGoods(words).some(({ named }) => named)
  )
    return {
      intent: 'return_item',
      confidence: Math.max(0.6, probability('return_item')),
      words,
      explicit: false,
    };
  return {
    intent: top.intent,
    confidence: explicit === top.intent ? Math.max(0.75, top.probability) : top.probability,
    words,
    explicit: explicit === top.intent,
  };
};
