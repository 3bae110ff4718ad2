/** An office somebody claims to hold proves nothing, whatever they go on to demand. */
const office =
  /\b(?:i'?m|i am|this is|we are|speaking as) (?:the |an? |your |from (?:the )?)?(?:\w+ )?(?:police|officer|detective|fbi|admin(?:istrator)?|owner|ceo|developer|engineer|supervisor|manager|inspector|tax office|bank|government|support staff|employee)\b|我是(?:警察|警方|管理员|老板|店长|开发|工程师|银行|客服主管|法院|税务)/i;

export const claimsAuthority = (text: string): boolean => office.test(text);
