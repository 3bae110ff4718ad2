import { type Features, featureBuckets } from './features.js';
import { seededRandom, shuffled } from './seeded-random.js';

export interface WeightedExample {
  readonly features: Features;
  readonly label: number;
  readonly weight: number;
}

/** One weight row per class, class-major, with a bias each. */
export interface Margins {
  readonly weights: Float32Array[];
  readonly biases: Float32Array;
}

/**
 * One linear support vector machine a class against the rest, squared hinge, by dual coordinate descent
 * (Hsieh et al. 2008). Deterministic for the same examples and seed.
 */
export const fitMargins = (
  examples: readonly WeightedExample[],
  classes: number,
  options: { cost: number; passes: number; seed: number },
): Margins => {
  const biasValue = 0.5;
  const squares = examples.map(({ features }) =>
    features.values.reduce((sum, value) => sum + value * value, biasValue ** 2),
  );
  const weights: Float32Array[] = [];
  const biases = new Float32Array(classes);
  const positives = new Array<number>(classes).fill(0);
  for (const { label } of examples) positives[label] = (positives[label] ?? 0) + 1;
  for (let label = 0; label < classes; label++) {
    const row = new Float32Array(featureBuckets);
    const alphas = new Float64Array(examples.length);
    const random = seededRandom(options.seed + label);
    // A class is a twentieth of the examples: its own count more, or the margin drifts to "never".
    const own = Math.min(
      4,
      Math.sqrt((examples.length - (positives[label] ?? 0)) / Math.max(1, positives[label] ?? 0)),
    );
    let bias = 0;
    let order = examples.map((_, index) => index);
    for (let pass = 0; pass < options.passes; pass++) {
      order = shuffled(order, random);
      let moved = 0;
      for (const index of order) {
        const example = examples[index];
        if (example === undefined) continue;
        const sign = example.label === label ? 1 : -1;
        const cost = options.cost * example.weight * (sign === 1 ? own : 1);
        const diagonal = 1 / (2 * cost);
        const { buckets, values } = example.features;
        let score = bias * biasValue;
        for (let i = 0; i < buckets.length; i++)
          score += (row[buckets[i] as number] as number) * (values[i] as number);
        const alpha = alphas[index] as number;
        const gradient = sign * score - 1 + alpha * diagonal;
        if (alpha === 0 && gradient >= 0) continue;
        const next = Math.max(0, alpha - gradient / ((squares[index] as number) + diagonal));
        const change = (next - alpha) * sign;
        if (change === 0) continue;
        alphas[index] = next;
        moved = Math.max(moved, Math.abs(change));
        bias += change * biasValue;
        for (let i = 0; i < buckets.length; i++) {
          const bucket = buckets[i] as number;
          row[bucket] = (row[bucket] as number) + change * (values[i] as number);
        }
      }
      if (moved < 0.01) break;
    }
    weights.push(row);
    biases[label] = bias * biasValue;
  }
  return { weights, biases };
};

export const marginsOf = (margins: Margins, { buckets, values }: Features): Float64Array =>
  Float64Array.from(margins.weights, (row, label) => {
    let score = margins.biases[label] ?? 0;
    for (let i = 0; i < buckets.length; i++)
      score += (row[buckets[i] as number] as number) * (values[i] as number);
    return score;
  });
