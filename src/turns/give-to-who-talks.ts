import type { Case, Handoff, HandoffReason } from '../domain/index.js';
import { mentionCase } from '../handoff/index.js';

/**
 * The open stretch of a conversation as it has to be for somebody to see to this case too: where it is about none, the
 * case is theirs; where it is about another one, its packet tells of this one. Null where it tells of it already.
 */
export const giveToWhoTalks = (open: Handoff, found: Case, reason: HandoffReason): Handoff | null => {
  if (open.caseId === null || open.caseId === found.id) return { ...open, caseId: found.id };
  const told = mentionCase(open, { case: found, reason, deskLocale: 'en' });
  return told === open ? null : told;
};
