import { err, ok } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import type { InspectionFinding } from '../../domain/index.js';
import { type WorkedOut, workOut } from './goods-step.js';
import type { By } from './ports.js';
import { resettledWords } from './resettled-words.js';
import type { Attempt, ReturnStep } from './return-step.js';
import { unseen, withinUnits } from './units.js';

type Asked = By & { readonly findings: readonly InspectionFinding[] };

/** Somebody looked at goods that arrived. The policy counts anew what they bring once all of them have been seen. */
export const inspectReturn: Attempt<Asked> = async (deps, found, { actor, findings }) => {
  const { return: goods } = found;
  if (goods === null || goods.received.length === 0 || !canTransition(found.status, 'inspected', actor))
    return err({ kind: 'not-awaited' });
  if (['declined', 'cancelled'].includes(goods.status) || findings.length === 0)
    return err({ kind: 'not-awaited' });
  const looked = withinUnits(findings, { goods, units: unseen(goods), refusal: 'more-than-received' });
  if (!looked.ok) return looked;
  const worked = await workOut(deps, found, actor, [{ type: 'inspected', findings: [...findings] }]);
  return ok({ ...worked.step, says: wordsFor(worked) });
};

const wordsFor = (worked: WorkedOut): ReturnStep['says'] => {
  const { settlement, params } = worked;
  switch (settlement.kind) {
    case 'waiting':
      return [];
    case 'less':
      return [resettledWords(worked)];
    case 'person':
      return [{ key: 'return-checked', params }];
    case 'agreed':
      return settlement.sends.length > 0 ? [{ key: 'return-inspected', params }] : [];
  }
};
