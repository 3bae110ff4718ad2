import type { Case } from '../domain/index.js';
import { canTransition } from './transitions.js';

/** Two people, one after the other, have then looked at it; a third time is no other answer. */
export const appealsMax = 2;

/** Whether the customer's objection is for a person to decide; the answer to the last appeal is final. */
export const mayAppeal = ({ status, appeals }: Pick<Case, 'status' | 'appeals'>): boolean =>
  appeals < appealsMax && canTransition(status, 'appealed', 'customer');

/** The no to the last appeal that there is. */
export const isFinal = ({ status, appeals }: Pick<Case, 'status' | 'appeals'>): boolean =>
  appeals >= appealsMax && status === 'denied';
