import { byNewest } from './resolve-orders.js';
import type { Candidate } from './words-of-line.js';

/** What one of a line cost. */
export const unitPrice = (candidate: Candidate): number =>
  candidate.line.grossMinor / candidate.line.quantity;

const notOfTime =
  '(?! (?:week|month|year|night|weekend|spring|summer|fall|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))';
const dear =
  /\b(?:most expensive|priciest|dearest|more expensive|expensive|pricier|dearer|costliest|costlier|pricey)\b|最贵|贵的|更贵/;
const cheap = /\b(?:cheapest|least expensive|cheaper|less expensive)\b|最便宜|便宜/;
const late = new RegExp(
  `\\b(?:latest|newest|newer|most recent|more recent|last)\\b${notOfTime}|最近|最新|最后|新的`,
);
const early = /\b(?:oldest|older|earliest|earlier|first(?! one| of))\b(?! time)|最早|最旧|旧的/;

/** Those that "the cheapest" or "the newest" picks of the lines; null when no such word is said. */
export const rankedLines = (text: string, pool: readonly Candidate[]): Candidate[] | null => {
  if (pool.length === 0) return null;
  const prices = pool.map(unitPrice);
  if (dear.test(text)) return pool.filter((one) => unitPrice(one) === Math.max(...prices));
  if (cheap.test(text)) return pool.filter((one) => unitPrice(one) === Math.min(...prices));
  const newest = byNewest(pool.map(({ order }) => order));
  if (late.test(text)) return pool.filter(({ order }) => order.id === newest[0]?.id);
  if (early.test(text)) return pool.filter(({ order }) => order.id === newest.at(-1)?.id);
  return null;
};
