import type { Customer } from '../domain/index.js';

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

/** Family name first and no space for Chinese characters: 李娜. */
export const fullName = ({ firstName, lastName }: Customer): string =>
  isHan(firstName) && isHan(lastName) ? `${lastName}${firstName}` : `${firstName} ${lastName}`.trim();

/** How one greets them: the first name, or the whole name where a given name alone would be too familiar. */
export const greetedAs = (customer: Customer): string =>
  isHan(customer.firstName) ? fullName(customer) : customer.firstName;
