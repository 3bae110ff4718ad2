const english =
  /\bcharge ?backs?\b|\bcharging (?:it|this|that|you|the \w+) back\b|\b(?:dispute|disputing|contest|contesting|reverse|reversing|reclaim|claim|claiming|take|taking|raise|raising)\b(?: \w+){0,6} (?:with|via|through|at|to|up with) (?:my|the|our) (?:bank|(?:credit |debit )?card (?:company|issuer|provider)|card|credit card|paypal)\b|\b(?:my|our) (?:bank|card (?:company|issuer|provider))\b.*\b(?:revers\w+|disput\w+|claim\w*|charge ?back|(?:take|get|pull)\w* (?:it|this|that|(?:the|my) (?:money|payment)) back)\b|\b(?:go|going|talk|talking|speak|speaking|complain|complaining) to (?:my|our) bank\b/i;
const chinese =
  /拒付|(?:找|向|让|叫|通过|联系|去|请)(?:我的?)?(?:发卡)?(?:银行|信用卡公司).{0,10}(?:申诉|投诉|追回|撤销|争议|要回|退|拒|处理)|(?:银行|信用卡)(?:的)?争议/u;

/** Whether somebody speaks of having their bank take the money back. It is for a person to answer, whatever comes of it. */
export const speaksOfBankDispute = (text: string): boolean => english.test(text) || chinese.test(text);
