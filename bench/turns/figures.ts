/** What is said of a stretch of turns, in milliseconds. */
export interface LatencyFigures {
  readonly turns: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Two decimals: more would be noise. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** The smallest value that at least this share of all values does not exceed; 0 of none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
};

export const latencyFigures = (tookMs: readonly number[]): LatencyFigures => ({
  turns: tookMs.length,
  meanMs: round(tookMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, tookMs.length)),
  p50Ms: round(percentile(tookMs, 0.5)),
  p90Ms: round(percentile(tookMs, 0.9)),
  p99Ms: round(percentile(tookMs, 0.99)),
  maxMs: round(percentile(tookMs, 1)),
});
