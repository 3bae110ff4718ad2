import { agentOption, agentUsage, reasonOption } from '../agent-option.js';
import type { CliCommand } from '../command.js';
import { settleRefund } from './settle-refund.js';

export const notMadeCommand: CliCommand = {
  name: 'not-made',
  summary:
    'Says that a refund which waits for a person was not made and will not be; its money is free again.',
  usage: `refund not-made INTENT --reason TEXT [--agent NAME]

  INTENT              the refund's id; "makegood refund waiting" lists them
  --reason TEXT       how you know
  ${agentUsage}

Where its money mover can be asked, it is asked first: money that has moved is never let go.`,
  options: { reason: { type: 'string' }, ...agentOption },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const reason = reasonOption(given, true) ?? '';
    return settleRefund(given, io, (house, intentId, actor) =>
      house.saga.notMade(intentId, actor, { reason }),
    );
  },
};
