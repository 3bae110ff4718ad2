import type { Decision } from '../../domain/index.js';
import type { Difference } from './differences.js';

type Trace = Decision['trace'];
type Step = Trace[number];

const told = (step: Step | undefined): string => (step === undefined ? 'nothing more' : `rule ${step.rule}`);

const inStep = (place: string, logged: Step, found: Step): Difference[] => {
  const differences: Difference[] = [];
  if (logged.applied !== found.applied)
    differences.push({ field: `${place} applied`, logged: logged.applied, found: found.applied });
  for (let at = 0; at < Math.max(logged.because.length, found.because.length); at += 1) {
    const [then, now] = [logged.because[at], found.because[at]];
    if (then !== now)
      differences.push({
        field: `${place} because.${at}`,
        logged: then ?? 'nothing',
        found: now ?? 'nothing',
      });
  }
  return differences;
};

/**
 * Where two traces part, by the step and its rule, such as `trace.2 (rule 4.1) because.0`. Behind a rule that is tried
 * in the place of another one nothing is compared: every later step would be out of its place as well.
 */
export const traceDifferences = (logged: Trace, found: Trace): Difference[] => {
  const differences: Difference[] = [];
  for (let at = 0; at < Math.max(logged.length, found.length); at += 1) {
    const [then, now] = [logged[at], found[at]];
    if (then === undefined || now === undefined || then.rule !== now.rule)
      return [...differences, { field: `trace.${at}`, logged: told(then), found: told(now) }];
    differences.push(...inStep(`trace.${at} (rule ${then.rule})`, then, now));
  }
  return differences;
};
