import type { Decision, DecisionFacts } from '../../domain/index.js';

/** One request to try a policy on. */
export interface PastRequest {
  /** What people call it: a case reference, or an order and a line. */
  readonly reference: string;
  /** What was decided then; null when nobody asked yet. */
  readonly decision: Decision | null;
  /** What it was decided on; null when that was not written down. */
  readonly facts: DecisionFacts | null;
}
