export interface Calibration {
  /** How the classes share what is left to them: softmax(slope · margin + shift). The greatest is the first guess. */
  readonly slope: number;
  readonly shifts: readonly number[];
  /** How sure the first guess is: sigmoid(slope · sureness + shift). */
  readonly first: { readonly slope: number; readonly shift: number };
}

type Logits = readonly number[];

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

const softmax = (logits: Logits): number[] => {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

const logitsOf = (margins: ArrayLike<number>, slope: number, shifts: readonly number[]): number[] =>
  Array.from(margins, (margin, label) => slope * margin + (shifts[label] ?? 0));

/**
 * A softmax looks only at how far the first is ahead of the others, and is sure of the least bad guess for a text that
 * is like nothing it knows. So how well the first guess fits counts as well.
 */
const surenessOf = (logits: Logits): { first: number; sureness: number } => {
  let first = 0;
  for (let k = 1; k < logits.length; k++) if ((logits[k] ?? 0) > (logits[first] ?? 0)) first = k;
  const top = logits[first] ?? 0;
  const second = Math.max(...logits.filter((_, k) => k !== first));
  return { first, sureness: top + (top - second) / 2 };
};

/** Calibrated; the first guess has the greatest, and they sum to at most 1. */
export const probabilitiesOf = (margins: ArrayLike<number>, calibration: Calibration): number[] => {
  const logits = logitsOf(margins, calibration.slope, calibration.shifts);
  const { first, sureness } = surenessOf(logits);
  const sure = sigmoid(calibration.first.slope * sureness + calibration.first.shift);
  const shares = softmax(logits);
  const others = 1 - (shares[first] ?? 0);
  return shares.map((share, k) =>
    k === first ? sure : others === 0 ? 0 : Math.min(sure, ((1 - sure) * share) / others),
  );
};

interface HeldOut {
  readonly margins: ArrayLike<number>;
  readonly label: number;
}

/** By gradient descent on the log loss; shifts are pulled towards zero, for a class has few held-out examples. */
const fitShares = (held: readonly HeldOut[], classes: number): { slope: number; shifts: number[] } => {
  let slope = 3;
  const shifts = new Array<number>(classes).fill(0);
  for (let round = 0; round < 200; round++) {
    let slopeGradient = 0;
    const shiftGradients = shifts.map((shift) => 0.02 * shift);
    for (const { margins, label } of held) {
      const shares = softmax(logitsOf(margins, slope, shifts));
      for (let k = 0; k < classes; k++) {
        const excess = ((shares[k] ?? 0) - (k === label ? 1 : 0)) / held.length;
        slopeGradient += excess * (margins[k] ?? 0);
        shiftGradients[k] = (shiftGradients[k] ?? 0) + excess;
      }
    }
    slope = Math.min(12, Math.max(0.5, slope - 4 * slopeGradient));
    for (let k = 0; k < classes; k++) shifts[k] = (shifts[k] ?? 0) - 2 * (shiftGradients[k] ?? 0);
  }
  return { slope, shifts };
};

/** Fits how sure a first guess is to how often it was right. */
const fitFirst = (
  held: readonly HeldOut[],
  slope: number,
  shifts: readonly number[],
): Calibration['first'] => {
  const seen = held.map(({ margins, label }) => {
    const { first, sureness } = surenessOf(logitsOf(margins, slope, shifts));
    return { sureness, right: first === label ? 1 : 0 };
  });
  let line = { slope: 0.5, shift: 0 };
  for (let round = 0; round < 2000; round++) {
    let slopeGradient = 0;
    let shiftGradient = 0;
    for (const { sureness, right } of seen) {
      const excess = (sigmoid(line.slope * sureness + line.shift) - right) / seen.length;
      slopeGradient += excess * sureness;
      shiftGradient += excess;
    }
    line = { slope: line.slope - 0.1 * slopeGradient, shift: line.shift - 0.5 * shiftGradient };
  }
  return line;
};

/** Fits probabilities on margins of examples the model has not seen. */
export const fitCalibration = (held: readonly HeldOut[], classes: number): Calibration => {
  if (held.length === 0)
    return { slope: 3, shifts: new Array<number>(classes).fill(0), first: { slope: 0.5, shift: 0 } };
  const { slope, shifts } = fitShares(held, classes);
  return { slope, shifts, first: fitFirst(held, slope, shifts) };
};
