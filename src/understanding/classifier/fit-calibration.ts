export interface Calibration {
  /** Probability of a class = softmax(slope · margin + shift). */
  readonly slope: number;
  readonly shifts: readonly number[];
}

export const probabilitiesOf = (margins: ArrayLike<number>, { slope, shifts }: Calibration): number[] => {
  const logits = Array.from(margins, (margin, label) => slope * margin + (shifts[label] ?? 0));
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

/**
 * Fits the slope and a small shift per class on margins of examples the model has not seen, by gradient descent on
 * the log loss; shifts are pulled towards zero, for a class has few held-out examples.
 */
export const fitCalibration = (
  held: readonly { margins: ArrayLike<number>; label: number }[],
  classes: number,
): Calibration => {
  let slope = 3;
  const shifts = new Array<number>(classes).fill(0);
  if (held.length === 0) return { slope, shifts };
  for (let round = 0; round < 200; round++) {
    let slopeGradient = 0;
    const shiftGradients = shifts.map((shift) => 0.02 * shift);
    for (const { margins, label } of held) {
      const probabilities = probabilitiesOf(margins, { slope, shifts });
      for (let k = 0; k < classes; k++) {
        const excess = ((probabilities[k] ?? 0) - (k === label ? 1 : 0)) / held.length;
        slopeGradient += excess * (margins[k] ?? 0);
        shiftGradients[k] = (shiftGradients[k] ?? 0) + excess;
      }
    }
    slope = Math.min(12, Math.max(0.5, slope - 4 * slopeGradient));
    for (let k = 0; k < classes; k++) shifts[k] = (shifts[k] ?? 0) - 2 * (shiftGradients[k] ?? 0);
  }
  return { slope, shifts };
};
