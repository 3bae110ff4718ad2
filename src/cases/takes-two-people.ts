import type { Case } from '../domain/index.js';

/**
 * Whether a person's yes to this amount (minor units) takes another person's: the latest decision says so, the amount
 * is above what one agent may approve, or somebody has asked a second person already.
 */
export const takesTwoPeople = (
  { decision, firstYes }: Pick<Case, 'decision' | 'firstYes'>,
  amountMinor: number,
  agentLimitMinor: number,
): boolean => firstYes !== null || decision?.approval === 'two-people' || amountMinor > agentLimitMinor;
