import { timingSafeEqual } from 'node:crypto';
import { fingerprint } from '../../base/index.js';
import type { Case } from '../../domain/index.js';

/** What the case keeps of the secret in the link to a label. */
export const labelHashOf = (token: string): string => fingerprint({ label: token });

/** Whether this token opens the label of this case. Takes as long for a wrong one as for the right one. */
export const opensLabel = (found: Case, token: string): boolean => {
  const kept = found.return?.labelHash ?? null;
  if (kept === null) return false;
  return timingSafeEqual(Buffer.from(kept), Buffer.from(labelHashOf(token)));
};
