import { canTransition } from '../../../cases/index.js';
import type { Case, CaseEvent, CaseReturn } from '../../../domain/index.js';
import { type CaseActionName, caseActionNames } from '../../../domain/wire.js';
import type { DeskAgent } from '../../../storage/index.js';

const entryOf: Readonly<Record<CaseActionName, CaseEvent['type']>> = {
  track: 'return-tracked',
  receive: 'return-received',
  inspect: 'inspected',
  'close-return': 'return-closed',
  'decline-return': 'return-declined',
  'confirm-refund': 'refund-moved',
  'refund-not-made': 'refund-moved',
  'invoice-paid': 'invoice-paid',
  'cancel-invoice': 'invoice-cancelled',
  appease: 'appeasement-given',
  withdraw: 'withdrawn',
  escalate: 'escalated-to-platform',
  reopen: 'reopened',
  close: 'closed',
  note: 'noted',
};

const unitsOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

const isOver = ({ status }: CaseReturn): boolean => ['closed', 'declined', 'cancelled'].includes(status);

/** Whether there is something in the case to do it to, beside the table of who may do what. */
const hasCause = (name: CaseActionName, { return: goods, intents, invoice }: Case): boolean => {
  switch (name) {
    case 'track':
      return goods !== null && !isOver(goods) && goods.received.length === 0;
    case 'receive':
      return goods !== null && !isOver(goods) && unitsOf(goods.received) < unitsOf(goods.lines);
    case 'inspect':
      return goods !== null && unitsOf(goods.findings) < unitsOf(goods.received);
    case 'close-return':
      return goods !== null && !isOver(goods);
    case 'decline-return':
      return goods !== null && !isOver(goods) && goods.received.length > 0;
    case 'confirm-refund':
    case 'refund-not-made':
      return intents.some(({ status }) => status === 'manual');
    case 'invoice-paid':
    case 'cancel-invoice':
      return invoice?.status === 'open';
    default:
      return true;
  }
};

/** What an agent can do to a case as it stands. Asked again by whoever does it: this is for showing. */
export const allowedActions = (
  found: Case,
  { id, role }: Pick<DeskAgent, 'id' | 'role'>,
): CaseActionName[] =>
  role === 'auditor'
    ? []
    : caseActionNames.filter(
        (name) => canTransition(found.status, entryOf[name], `agent:${id}`) && hasCause(name, found),
      );
