import { findGoods, verbStart } from '../extract/goods.js';
import { isFault, reasonIn } from '../extract/reason.js';
import { chineseConcepts } from '../references/concepts.js';
import { conceptsOf, latinWords } from '../references/words-of-line.js';
import { hasCjk } from '../text/detect-locale.js';

const separators =
  /\s*(?:,\s*(?:and\s+)?(?:then\s+|also\s+|plus\s+)?|;\s*|\s+and\s+(?:then\s+|also\s+)?|\s+then\s+|\s+also\s+|\s+plus\s+|\s+but\s+|\s+as well as\s+)/gi;
const anyVerb =
  /\b(?:return|refund|send|exchange|swap|replace|cancel|track|keep|give|ship|know|check|broke\w*|arrived|damaged|crack\w*|stopped|missing|wrong|bought|ordered|received|got)\w*\b/i;
const chineseVerb =
  /(?:退货|退款|退掉|退回|退钱|退了|想退|要退|退|换货|换成|换个|换一|换|取消|撤单|查|投诉|转人工)/;
const refusedVerb = /(?:不要|不想|不用|不是|别|无需|不)(?:退|换|取消)/g;

/** Whether a clause names goods and says what is wrong with them. */
const tellsFault = (clause: string): boolean => {
  const reason = reasonIn(clause);
  return reason !== null && isFault(reason) && findGoods(clause).some(({ named }) => named);
};
/** "The kettle arrived dented and the skateboard has a crack": two things, each with its own fault. */
const twoFaults = (head: string, tail: string): boolean =>
  /^(?:(?:the|my|this|that|one of the|one of my|both)\s+)?[\w' -]{2,40}?\s(?:is|are|was|were|isn'?t|aren'?t|arrived|came|has|have|had|doesn'?t|don'?t|won'?t|stopped|broke|never|also)\b/i.test(
    tail,
  ) &&
  tellsFault(head) &&
  tellsFault(tail) &&
  conceptsOf(latinWords(head)).size > 0 &&
  conceptsOf(latinWords(tail)).size > 0;

const splitEnglish = (sentence: string): string[] => {
  const parts: string[] = [];
  let from = 0;
  for (const match of sentence.matchAll(separators)) {
    const at = match.index + match[0].length;
    const head = sentence.slice(from, match.index);
    const tail = sentence.slice(at);
    // A bare "cancel and …" has no goods of its own: it stays with what follows.
    if (match.index >= from && twoFaults(head, tail)) {
      parts.push(head.trim());
      from = at;
      continue;
    }
    if (
      match.index < from ||
      head.trim().split(/\s+/).length < 2 ||
      !anyVerb.test(head) ||
      !verbStart.test(tail)
    )
      continue;
    if (/\b(?:not|don't|dont|never|rather than|instead of|can't|cant)\s*$/i.test(head)) continue;
    parts.push(/\bbut\b/i.test(match[0]) ? head : head.trim());
    from = at;
  }
  parts.push(sentence.slice(from).trim());
  return parts.filter((part) => part !== '');
};

const splitChinese = (sentence: string): string[] => {
  const segments = sentence
    .split(/[，,；;]|(?=然后|另外|还有|并且|顺便|同时)/)
    .map((part) => part.trim())
    .filter(Boolean);
  const parts: string[] = [];
  let waiting = '';
  for (const segment of segments) {
    const before = parts.at(-1) ?? waiting;
    const another =
      before !== '' && tellsFault(before) && tellsFault(segment) && chineseConcepts(segment).length > 0;
    if (another && waiting !== '') {
      parts.push(waiting);
      waiting = '';
    }
    const own = another || chineseVerb.test(segment.replace(refusedVerb, ''));
    const last = parts.at(-1);
    if (own) {
      parts.push(waiting === '' ? segment : `${waiting}，${segment}`);
      waiting = '';
    } else if (last !== undefined) parts[parts.length - 1] = `${last}，${segment}`;
    else waiting = waiting === '' ? segment : `${waiting}，${segment}`;
  }
  if (waiting !== '') parts.push(waiting);
  return parts;
};

/** Sentences, each with the clauses that ask for something of their own: "cancel the hose and return the lamp". */
export const splitRequests = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|(?<=[。！？])|\n+|\s[—–-]\s|\s*;\s*/u)
    .map((sentence) => sentence.replace(/[.。]+$/, '').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap((sentence) => (hasCjk(sentence) ? splitChinese(sentence) : splitEnglish(sentence)))
    .slice(0, 12);
