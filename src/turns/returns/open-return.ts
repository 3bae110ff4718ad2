import type { ParamValue } from '../../dialog/index.js';
import type { CaseEvent, Decision, LineSelection } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import { labelHashOf } from './label-token.js';

type Requested = Extract<CaseEvent, { type: 'return-requested' }>;

/**
 * Gives goods that will travel back their number and, where customers can reach this server, a label to print. The
 * secret in its address is told here and never again: the case keeps only its hash.
 */
export const openReturn = (
  { ids, labelsUrl = null }: Pick<TurnsDependencies, 'ids' | 'labelsUrl'>,
  asked: {
    readonly reference: string;
    readonly actionId: string;
    readonly lines: readonly LineSelection[];
    readonly decision: Decision;
  },
): { readonly event: Requested; readonly words: ParamValue } => {
  const { reference, actionId, lines, decision } = asked;
  const rma = ids.rmaNumber();
  const token = labelsUrl === null ? null : ids.secret();
  const link: ParamValue =
    token === null
      ? ''
      : {
          kind: 'message',
          key: 'return-label.link',
          params: { url: `${labelsUrl}/${reference}.${token}.pdf` },
        };
  return {
    event: {
      type: 'return-requested',
      actionId,
      lines: [...lines],
      rma,
      sendBy: decision.until,
      ...(token !== null && { labelHash: labelHashOf(token) }),
    },
    words: { kind: 'message', key: 'return-label', params: { rma, link } },
  };
};
