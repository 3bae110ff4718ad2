import { err, ok, type Result } from '../../base/index.js';
import type { Case } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { ReturnRefusal } from './ports.js';

const isUnderWay = ({ return: goods }: Case): boolean =>
  goods !== null && !['inspected', 'closed', 'declined', 'cancelled'].includes(goods.status);

/** The case that a label, a carrier or a clerk names. Numbers of returns are not unique: two under way are nobody's. */
export const findReturn =
  (deps: Pick<TurnsDependencies, 'cases'>) =>
  async (name: string): Promise<Result<Case, ReturnRefusal>> => {
    const wanted = name.trim();
    const named = await deps.cases.caseByReference(wanted);
    if (named !== null) return ok(named);
    const found = await deps.cases.casesOfReturn(wanted);
    const underWay = found.filter(isUnderWay);
    const [only, ...others] = underWay.length > 0 ? underWay : found;
    if (only === undefined) return err({ kind: 'case-not-found' });
    return others.length > 0 ? err({ kind: 'several-cases' }) : ok(only);
  };
