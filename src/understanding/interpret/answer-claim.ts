import type { ClaimName, Command, SlotName } from '../../domain/index.js';
import { type Claims, claimsIn } from '../extract/claims.js';
import { plain } from '../text/words.js';
import { isQuestion } from './is-question.js';
import { addsNothing, leadingYesNo } from './yes-no.js';

const isClaim = (slot: SlotName | null): slot is ClaimName => slot === 'condition' || slot === 'seal';

const cannotSay =
  /\b(?:not sure|unsure|(?:dont|do not) (?:know|remember|recall)|(?:cant|cannot|couldnt) (?:tell|say|remember|check)|no idea|rather not|prefer not|wont (?:say|tell)|none of your|doesnt matter)\b|不(?:知道|清楚|确定|记得|方便|想说|告诉)|忘了|说不(?:清|准|好|上)|记不清/u;

/** Claims as slots; a value that is known already changes nothing. */
export const claimFills = (claims: Claims, words: string): Command[] =>
  (Object.entries(claims) as [ClaimName, string][]).map(([slot, value]) => ({
    kind: 'fill-slot',
    slot,
    value,
    words: words.slice(0, 2000),
    confidence: 0.85,
  }));

/**
 * The answer to "is it unused, tried or used?" and "sealed or opened?". A bare yes or no answers neither, and who can't
 * or won't say is not pressed. Null when the text is about something else.
 */
export const answerClaim = (asked: SlotName | null, text: string): Command[] | null => {
  if (!isClaim(asked) || isQuestion(text)) return null;
  const claims = claimsIn(text, asked);
  if (claims[asked] !== undefined) return claimFills(claims, text);
  const basis = { words: text.slice(0, 2000), confidence: 0.9 };
  if (cannotSay.test(plain(text))) return [{ kind: 'cannot-provide', slot: asked, ...basis }];
  const yesNo = leadingYesNo(text);
  if (yesNo !== null && addsNothing(yesNo.rest)) return [{ kind: 'not-understood', ...basis }];
  const told = claimFills(claims, text);
  return told.length > 0 ? told : null;
};
