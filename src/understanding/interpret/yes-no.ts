import { plain } from '../text/words.js';

const before = '(?:(?:oh|ok|okay|um|well|hmm|ah|嗯|哦) )?';
const after = '(?![\\p{L}\\p{N}])';
const particle = (words: string): RegExp => new RegExp(`^${before}(?:${words})${after}`, 'u');

/** Nothing but an answer, whatever follows. */
const plainYes = particle(
  'yes|yeah|yep|yup|yea|ya|yess+|yas|sure(?: thing)?|ok(?:ay)?|okie|please do(?! not)|do (?:it|that|so)|go (?:ahead|for it)|i confirm|i agree|是的|对的|好的|可以的|没错|沒錯|ok的',
);
/** An answer only before a break or a clause of its own: "right, go ahead" is one, "right ear is dead" is not. */
const looseYes = particle(
  'correct|right|exactly|absolutely|definitely|of course|certainly|confirm(?:ed)?|agreed|proceed|affirmative|indeed|perfect|fine(?: by me)?|k|thats (?:right|correct|it|the one|fine|great|good)|sounds (?:good|great|fine)|works for me|looks (?:good|right|correct)|that works|thats? (?:is )?(?:the pair|mine|them)|it is|they are|是|对|對|好|可以|行|嗯+|确认|確認|同意|当然|没问题|正确|要的?|就是(?:这个|它)|就这样|好啊|行吧|继续|成',
);
const looseNo = particle(
  'no+|nope|nah|nay|not (?:really|that(?: one)?|this(?: one)?|yet|now|at all|quite)|never|negative|neither|none(?: of (?:them|these|those))?|incorrect|thats (?:not (?:it|right|correct|mine|the one)|wrong)|wrong|dont(?: do (?:it|that))?|do not|absolutely not|definitely not|certainly not|of course not|no way|no thanks?(?: you)?|please dont|i disagree(?! with)|hold on|不是的?|不对|不對|不行|不要|不用|不|没有|不可以|不同意|别|不是这个|都不是|先不要|不确认|不好|否',
);
/** How a clause of its own begins after an answer: "no i want the blue one", "right lets do that". */
const opensClause =
  /^(?:i|im|id|ill|ive|we|you|it|its|this|that|thats|these|those|they|theyre|he|she|my|the|a|both|all|please|pls|thanks?|thank|just|only|but|and|so|actually|sorry|wait|keep|make|change|use|put|send|leave|cancel|return|refund|exchange|swap|replace|stop|lets|let|dont|do|not|because|same|yes|no|nope|can|could|what|why|how|when|where|is|are|what's|instead|rather|except|everything|go)(?![\p{L}\p{N}])/u;
/** Before these a particle is part of the sentence, whatever comes next: "it is the wrong size". */
const ofSentence =
  /^(?:(?:oh|ok|okay|um|well|hmm|ah) )?(?:it is|they are|never|none|neither|negative|wrong|dont|do not|not )/;

const endsThere = (match: string, rest: string, separated: boolean): boolean =>
  separated || addsNothing(rest) || (!ofSentence.test(match) && opensClause.test(plain(rest)));

/**
 * A yes or a no at the beginning of an answer, with what follows it. "No problem, go ahead" is a yes; so is
 * "no, that's fine".
 */
export const leadingYesNo = (text: string): { answer: 'yes' | 'no'; rest: string } | null => {
  const words = plain(text);
  if (/^(?:no (?:problem|worries|issue|objection)|没问题|why not\b|not a problem)/.test(words))
    return { answer: 'yes', rest: '' };
  const sureYes = plainYes.exec(words);
  const hit = sureYes ?? looseYes.exec(words);
  const miss = hit === null ? looseNo.exec(words) : null;
  const match = hit ?? miss;
  if (match === null) return null;
  // The rest is cut from the customer's own words: as many letters further on as the match is long.
  const letters = match[0].replace(/[^\p{L}\p{N}]/gu, '').length;
  let seen = 0;
  let at = 0;
  for (const character of text) {
    if (seen >= letters) break;
    at += character.length;
    if (/[\p{L}\p{N}]/u.test(character)) seen += 1;
  }
  const tail = text.slice(at).replace(/^['’]/, '');
  const rest = tail.replace(/^[\s,.;:!?，。！？、—-]+/, '').trim();
  if (sureYes === null && !endsThere(match[0], rest, /^\s*(?:$|[,.;:!?，。！？、\n—-])/.test(tail)))
    return null;
  if (
    miss !== null &&
    /^(?:thats|its|it is|that is) (?:fine|ok|okay|good|great|correct|right)/.test(plain(rest))
  )
    return { answer: 'yes', rest: '' };
  return { answer: hit === null ? 'no' : 'yes', rest };
};

/** Words after a yes or a no that add nothing: "please", "thanks", "that's right", "go ahead with the refund". */
export const addsNothing = (rest: string): boolean =>
  plain(rest) === '' ||
  /^(?:(?:please|pls|thanks|thank you|thank u|thx|ok|okay|sure|yes|yeah|yep|yup|correct|right|exactly|perfect|great|good|fine|go ahead|go for it|do it|do that|do so|proceed|continue|confirm|confirmed|i confirm|i do|i am|i did|it is|it does|they are|they do|you can|you may|that is|thats|this is|its|the|one|my|order|right|correct|it|that|this|all|looks|look|sounds|sound|works|with|for|me|lets|let us|move|forward|and|so much|very much|a lot|no|nope|not|dont|i dont|i didnt|that was all|absolutely|of course|definitely|i would|like|would|to|want|i|you|kindly|process|as|is|shown|listed|above|a|by|were|we|both|everything|details|are|exchange|return|refund|cancellation|cancel|request|change|changes|items|item|just|now|then|so|im|sir|bot|mate|dear|man|谢谢|好的?|是的?|对的?|可以|就这样|办吧|麻烦了?|吧|退吧|就是|这个|它|处理|请|继续|确认|没错|退款|请处理|帮我|办理|没问题)(?: |$))+$/u.test(
    `${plain(rest)} `.replace(/ +$/, ' '),
  );
