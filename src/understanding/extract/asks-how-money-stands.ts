import { plain } from '../text/words.js';

/** "You said three days": when the money was to be there, unless goods are named. */
const promise =
  /^(?:(?:but|and|well|hey|no|wait) )*(?:you|they|your colleague|the bot) (?:said|told me|promised(?: me)?|wrote)(?: (?:that|it|the money|the refund|would|will|itd|be|there|here|take|takes|only|just|within|in|about|at most|maximum))* (?:\d+|one|two|three|four|five|a few|a couple of)(?: (?:to|or) (?:\d+|two|three|four|five))?(?: (?:business|working))? ?(?:days?|hours?|weeks?)\b(?: (?:ago|max|at most|and|now|its|it is|already|nothing|still|that was|for my money|for the refund))*$|^(?:可是|但是|不是)?(?:你们?|您|客服)(?:之前|上次|明明)?(?:说|讲|承诺|答应|保证)(?:过|好|的|是|钱|退款|只要|最多|不超过)*[\d一二两三四五七十]+(?:到[\d一二两三四五七十]+)?个?(?:工作日|天|小时|周|星期)(?:内|之内)?(?:就|能|会|可以)*(?:到账?|退|好)?(?:的|了|啊|吗|呀)*$/u;
/** What is owed stands beside what is due, on the same case. */
const payment =
  /\b(?:how|where|when) (?:do|can|should|must) (?:i|we) pay (?:the |this |that |my |your )?(?:invoice|difference|price difference)\b|(?:账单|差价)(?:要|该)?(?:怎么|如何|在哪里?)(?:付|支付|交|补)|怎么(?:付|支付|补)(?:账单|差价)/u;

/** Questions about the money of a case that name none of it. */
export const asksHowMoneyStands = (text: string): boolean => {
  const words = plain(text);
  return promise.test(words) || payment.test(words);
};
