import type { Decision } from '../domain/index.js';
import { review, undecided } from './decide/undecided.js';
import type { Policy } from './ports.js';

/** A version on record that can't be compiled any more, such as after a rule was taken out of the language. */
export type UnreadableVersion = Pick<Policy, 'name' | 'version' | 'validFrom' | 'sources'>;

/**
 * Stands for a version nobody can read: its orders go to a person, and no other version answers for it. Only what is
 * no answer comes from the version in force: the shop's time zone and currency, and what a person may approve.
 */
export const unreadablePolicy = (recorded: UnreadableVersion, inForce: Policy): Policy => {
  const answer: Decision = Object.freeze({
    ...review(undecided(recorded, []), 'policy-unreadable'),
    approval: 'agent',
  });
  return Object.freeze({
    ...recorded,
    timeZone: inForce.timeZone,
    isWorkingDay: (day) => inForce.isWorkingDay(day),
    currency: inForce.currency,
    limits: inForce.limits,
    appeasement: inForce.appeasement,
    invoiceDays: inForce.invoiceDays,
    tenders: inForce.tenders,
    clause: (id) => id,
    clausesFor: () => [],
    identity: [],
    decide: () => answer,
    decidePerLine: (facts) => facts.lines.map(({ lineId }) => ({ lineId, decision: answer, group: '' })),
  } satisfies Policy);
};
