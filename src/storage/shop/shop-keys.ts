import type { Customer } from '../../domain/index.js';

/** Names and postcodes as they are compared: without case, accents, width, spaces and punctuation. */
export const plainKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** An order number without `#`, spaces and case. */
export const numberKey = (number: string): string =>
  number.normalize('NFKC').replace(/[#\s]/g, '').toLowerCase();

/** Either order of first and last name: 李娜 is written last name first, Li Na both ways. */
export const nameKeys = (customer: Customer): string[] => {
  const { firstName, lastName, otherNames = [] } = customer;
  const names = [`${firstName} ${lastName}`, `${lastName} ${firstName}`, ...otherNames];
  return [...new Set(names.map(plainKey))].filter((key) => key !== '');
};
