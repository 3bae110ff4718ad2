import type { SlotName } from '../../domain/index.js';
import { plain } from '../text/words.js';

const lacks =
  /\b(?:(?:dont|do not|cant|cannot|couldnt|didnt|no longer|never|not) (?:actually |really |currently |even )?(?:have|know|remember|recall|find|got|get|access|take|send|upload|attach|provide|save[d]?|keep|kept|want to (?:give|share))|havent got|have no|ive no|forgot(?:ten)?|forget (?:my|the|which)|lost (?:my|the|it)|no idea|not sure (?:what|which)|deleted|threw away|dont have|unsure|unavailable|rather not (?:say|share|give)|(?:another|other|different) way)\b|(?:没有|不记得|忘了|忘记|找不到|不知道|想不起|丢了|记不清|没存|没拍)/u;

/** "Can I just give you my zip?": what is offered is not what is lacking. */
const offersInstead =
  /\b(?:cant|can|could|may|will|would) (?:i (?:just )?(?:give|use|tell|show)(?: you)?|(?:my|the|a)) (?:my |the |a )?(?:full )?(?:name|post ?code|zip|something else|phone)\b/u;

const subjects: readonly (readonly [SlotName, RegExp])[] = [
  [
    'order-number',
    /\b(?:order|confirmation|purchase)(?: \w+)? ?(?:number|no|id|#|confirmation)?\b(?=.*(?:number|no\b|id\b|confirmation))|order (?:number|id|no)|the number\b|订单号|单号|编号/u,
  ],
  ['email', /\be ?mails?\b|mail address|邮箱|邮件|电邮/u],
  ['postcode', /\b(?:zip|post ?code|postal)\b|邮编/u],
  ['one-time-code', /\b(?:code)\b|验证码/u],
  [
    'evidence',
    /\b(?:photos?|pictures?|pics?|images?|camera|proof|evidence|receipt|video)\b|照片|图|拍|凭证|证据/u,
  ],
  ['case-reference', /\b(?:case|reference)\b|案件号|参考号/u],
];

const proofs: readonly SlotName[] = ['email', 'order-number', 'postcode', 'customer-name'];
const codeWanted =
  /\b(?:send|sending|email|text|mail|get|use|give|try|want|need|have|do|via|by|with)\b.*\b(?:codes?|otp)\b|\b(?:code|otp) (?:instead|then|please|by|to)\b|^(?:a |the )?(?:one time )?code$|验证码|发(?:个|一个)?码/u;

const alone =
  /^(?:i|we|me|it|that|this|them|those|these|one|any|anything|none|some|more|now|right|at|the|moment|with|on|here|to|hand|yet|just|sorry|so|no|and|but|please|thanks|a|an|good|way|what|which|how|say|tell|you|do|am|im|ive|be|for|really|actually|even|currently|still|either|though)$/;

/** Something is lacking, and it is not what was asked for: words for goods or for what they do stand beside. */
const tellsWhatIsWrong = (words: string): boolean => {
  const rest = words.replace(lacks, ' ');
  if (/\p{Script=Han}/u.test(rest)) return /没有(?!了|啊|呢|呀|的|办法)\p{Script=Han}/u.test(words);
  return rest.split(' ').filter((word) => word !== '' && !alone.test(word)).length >= 2;
};

/** The parts of a message in which something is said to be lacking; all of it where no part says so alone. */
const lackingParts = (text: string): string => {
  const parts = text.split(
    /[.!?。！？](?=\s|$|\p{Script=Han})|[,;，；\n]|\b(?:but|though|although)\b|但是?|不过/iu,
  );
  const lacking = parts.map(plain).filter((part) => lacks.test(part));
  return lacking.length === 0 ? plain(text) : lacking.join(' ');
};

/** "I don't have the order number": which thing is lacking; `asked` when it is plain only from the question. */
export const cannotProvideIn = (text: string, asked: SlotName | null): { slot: SlotName } | null => {
  const words = plain(text);
  // "Send me a code then": the way to prove it without the number or the postcode.
  if (asked !== null && proofs.includes(asked) && codeWanted.test(words) && !/\d{6}/.test(words))
    return { slot: asked };
  if (asked !== null && proofs.includes(asked) && offersInstead.test(words)) return { slot: asked };
  if (
    !lacks.test(words) &&
    !/^(?:no|without) (?:an? )?(?:order number|e ?mail|photo|picture|receipt)/.test(words)
  )
    return null;
  // "My e-mail is …, I don't have the number": the address is there.
  const said = lackingParts(text);
  const slots = subjects.filter(([, pattern]) => pattern.test(said)).map(([slot]) => slot);
  const preferred = asked !== null && slots.includes(asked) ? asked : slots[0];
  if (preferred !== undefined) return { slot: preferred };
  const askable =
    asked === 'email' ||
    asked === 'order-number' ||
    asked === 'postcode' ||
    asked === 'one-time-code' ||
    asked === 'evidence' ||
    asked === 'case-reference' ||
    asked === 'customer-name';
  if (!askable || words.split(' ').length > 9) return null;
  // "The left side has no sound", asked what is wrong, says just that.
  return asked === 'evidence' && tellsWhatIsWrong(words) ? null : { slot: asked };
};
