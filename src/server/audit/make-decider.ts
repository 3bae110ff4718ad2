import type { MakeDecider } from '../../audit/index.js';
import { compilePolicy } from '../../policy/index.js';

/** The policy engine of this program, for a version as the log recorded it. */
export const makeDecider: MakeDecider = ({ version, document, floors }) => {
  const compiled = compilePolicy(document, floors);
  if (!compiled.ok) return { kind: 'unreadable' };
  const policy = compiled.value;
  return policy.version === version
    ? { kind: 'decides', decide: (facts) => policy.decide(facts) }
    : { kind: 'differs' };
};
