import { inFirstPerson } from './own-words.js';
import type { TauTask } from './tau-data.js';

/** Says who the customer is, in the task's own words first and plainer when asked again. */
export interface IdentityWords {
  answer(key: string): string;
}

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const nameIn = (text: string): string | null => {
  const whole = /\b(?:are|name is|called|You're|am)\s+(?:user\s+)?([A-Z][a-z]+ [A-Z][a-z]+)\b/.exec(
    text,
  )?.[1];
  if (whole !== undefined) return whole;
  const [, first, last] = /\b([a-z]+)_([a-z]+)_\d{4}\b/.exec(text) ?? [];
  return first === undefined || last === undefined ? null : `${titled(first)} ${titled(last)}`;
};

export const identityWords = ({ user_scenario: { instructions } }: TauTask): IdentityWords => {
  const known = instructions.known_info ?? '';
  const emails = known.match(/[\w.+-]+@[\w-]+\.[a-z]+/gi) ?? [];
  const name = nameIn(known);
  const [postcode = null] = known.match(/\b\d{5}\b(?!_)/g)?.slice(-1) ?? [];
  const noEmail = "I don't remember my email address.";
  let asked = 0;
  let triedEmails = 0;
  const nextEmail = (): string => {
    triedEmails += 1;
    return emails[(triedEmails - 1) % Math.max(1, emails.length)] ?? noEmail;
  };
  const plainly = (): string =>
    name !== null && postcode !== null
      ? `${emails.length === 0 ? `${noEmail} ` : ''}My name is ${name} and my zip code is ${postcode}.`
      : nextEmail();
  return {
    answer: (key) => {
      asked += 1;
      if (key.startsWith('ask-postcode')) return postcode ?? "I don't know the postcode.";
      if (key.startsWith('ask-order-number')) return postcode ?? "I don't have the order number.";
      if (key.startsWith('ask-code')) return "I can't read my email right now.";
      if (asked === 1) return inFirstPerson(`${known} ${emails.length === 0 ? noEmail : ''}`);
      return plainly();
    },
  };
};
