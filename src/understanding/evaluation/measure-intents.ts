import { type IntentName, intentNames } from '../classifier/intent-names.js';
import type { IntentGuess } from '../classifier/load-classifier.js';

/** One labelled text and what the classifier said of it. */
export interface MeasuredText {
  readonly intent: IntentName;
  /** All intents, most probable first. */
  readonly guesses: readonly IntentGuess[];
  readonly microseconds: number;
}

/** Shares are 0 to 1, rounded to four places; null where there is nothing to take a share of. */
export interface IntentFigures {
  readonly n: number;
  /** The first guess is right. */
  readonly accuracy: number | null;
  /** One of the first two guesses is right. */
  readonly top2: number | null;
  /** Mean of F1 over the intents that occur. */
  readonly macroF1: number | null;
  readonly perIntent: Readonly<Record<string, IntentScore>>;
  /**
   * Of the texts in scope, the largest share that is answered rightly while 98 % of all answers are right. An answer
   * is a first guess in scope above some probability; answering a text out of scope is a wrong answer.
   */
  readonly coverageAtPrecision98: number | null;
  readonly outOfScopeRecall: number | null;
  readonly outOfScopePrecision: number | null;
  /** Mean gap between the probability said and the share that came true, over ten bands of probability. */
  readonly calibrationError: number | null;
  readonly microsecondsMedian: number | null;
  readonly microsecondsP99: number | null;
}
export interface IntentScore {
  readonly n: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number;
}

export interface Confusion {
  readonly meant: IntentName;
  readonly guessed: IntentName;
  readonly n: number;
  /** Of the texts that meant it. */
  readonly share: number;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole));
const first = ({ guesses }: MeasuredText): IntentName => guesses[0]?.intent ?? 'out_of_scope';
const certainty = ({ guesses }: MeasuredText): number => guesses[0]?.probability ?? 0;
const isRight = (text: MeasuredText): boolean => first(text) === text.intent;
const inScope = (intent: IntentName): boolean => intent !== 'out_of_scope';

const scoreOf = (intent: IntentName, texts: readonly MeasuredText[]): IntentScore => {
  const n = texts.filter((text) => text.intent === intent).length;
  const said = texts.filter((text) => first(text) === intent).length;
  const right = texts.filter((text) => text.intent === intent && isRight(text)).length;
  return {
    n,
    precision: shareOf(right, said),
    recall: shareOf(right, n),
    f1: n + said === 0 ? 0 : round((2 * right) / (n + said)),
  };
};

const coverageAt = (precision: number, texts: readonly MeasuredText[]): number | null => {
  const answered = texts.filter((text) => inScope(first(text))).sort((a, b) => certainty(b) - certainty(a));
  let right = 0;
  let most = 0;
  answered.forEach((text, index) => {
    if (isRight(text)) right += 1;
    if (right / (index + 1) >= precision) most = right;
  });
  return shareOf(most, texts.filter(({ intent }) => inScope(intent)).length);
};

const calibrationError = (texts: readonly MeasuredText[]): number | null => {
  if (texts.length === 0) return null;
  const bands = Array.from({ length: 10 }, () => ({ said: 0, right: 0 }));
  for (const text of texts) {
    const band = bands[Math.min(9, Math.floor(certainty(text) * 10))];
    if (band === undefined) continue;
    band.said += certainty(text);
    band.right += isRight(text) ? 1 : 0;
  }
  return round(bands.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / texts.length);
};

const quantile = (sorted: readonly number[], share: number): number | null => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? null : Math.round(value * 10) / 10;
};

/** How well texts with known intents were told apart. Pure. */
export const measureIntents = (texts: readonly MeasuredText[]): IntentFigures => {
  const n = texts.length;
  const occurring = intentNames.filter((intent) => texts.some((text) => text.intent === intent));
  const perIntent = Object.fromEntries(occurring.map((intent) => [intent, scoreOf(intent, texts)]));
  const scores = Object.values(perIntent);
  const outside = scoreOf('out_of_scope', texts);
  const times = texts.map(({ microseconds }) => microseconds).sort((a, b) => a - b);
  return {
    n,
    accuracy: shareOf(texts.filter(isRight).length, n),
    top2: shareOf(
      texts.filter(({ intent, guesses }) => guesses.slice(0, 2).some((guess) => guess.intent === intent))
        .length,
      n,
    ),
    macroF1: scores.length === 0 ? null : round(scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length),
    perIntent,
    coverageAtPrecision98: coverageAt(0.98, texts),
    outOfScopeRecall: outside.recall,
    outOfScopePrecision: outside.precision,
    calibrationError: calibrationError(texts),
    microsecondsMedian: quantile(times, 0.5),
    microsecondsP99: quantile(times, 0.99),
  };
};

/** The pairs that are mixed up most often, the most frequent first. */
export const confusionsOf = (texts: readonly MeasuredText[], most: number): Confusion[] => {
  const counts = new Map<string, { meant: IntentName; guessed: IntentName; n: number }>();
  for (const text of texts) {
    if (isRight(text)) continue;
    const key = `${text.intent} ${first(text)}`;
    const pair = counts.get(key) ?? { meant: text.intent, guessed: first(text), n: 0 };
    counts.set(key, { ...pair, n: pair.n + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.n - a.n)
    .slice(0, most)
    .map((pair) => ({
      ...pair,
      share: round(pair.n / texts.filter(({ intent }) => intent === pair.meant).length),
    }));
};
