import type { Decision, HandoffReason, Locale } from '../domain/index.js';

interface Situation {
  readonly greetedAs: string | null;
  readonly decision: Decision | null;
  readonly clauseText: string | null;
  /** The engine's amount, formatted; null when there is none. */
  readonly amount: string | null;
  readonly reason: HandoffReason;
}

interface Wording {
  readonly greeting: (name: string | null) => string;
  readonly photo: string;
  readonly offer: (amount: string) => string;
  readonly clause: (text: string) => string;
  readonly identity: string;
  readonly lookingUp: string;
}

/** Drafts an agent may send as they are or change; nothing here is sent by itself. */
const wording: Readonly<Record<Locale, Wording>> = {
  en: {
    greeting: (name) =>
      `Hi${name === null ? '' : ` ${name}`}, I've read everything so far, so there's no need to repeat it.`,
    photo: 'Could you send a photo of the problem? It would let me decide right away.',
    offer: (amount) => `I can refund ${amount}. Shall I go ahead?`,
    clause: (text) => `Our policy says: “${text}” Let me see what else I can do for you.`,
    identity: 'Could you tell me the name and postcode on the order, so that I can find it?',
    lookingUp: "I'm checking with our payment provider where your refund is, and will come back to you here.",
  },
  zh: {
    greeting: (name) => `${name === null ? '' : `${name},`}您好,前面的内容我都看过了,您不用再重复。`,
    photo: '方便发一张照片吗?这样我可以马上为您处理。',
    offer: (amount) => `我可以为您退款 ${amount},确认办理吗?`,
    clause: (text) => `我们的政策是:“${text}”我再看看还能为您做些什么。`,
    identity: '请告诉我订单上的姓名和邮编,我来查找订单。',
    lookingUp: '我正在向支付平台核实您的退款,查到后会在这里回复您。',
  },
};

export const suggestReplies = (situation: Situation, locale: Locale): string[] => {
  const words = wording[locale];
  const { decision } = situation;
  const replies = [words.greeting(situation.greetedAs)];
  if (situation.reason === 'identity') replies.push(words.identity);
  if (situation.reason === 'refund-unknown') replies.push(words.lookingUp);
  if (decision?.outcome === 'ask' || decision?.outcome === 'review') replies.push(words.photo);
  if (situation.amount !== null && decision?.outcome !== 'deny') replies.push(words.offer(situation.amount));
  if (decision?.outcome === 'deny' && situation.clauseText !== null)
    replies.push(words.clause(situation.clauseText));
  return replies;
};
