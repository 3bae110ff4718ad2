import { agentOption, agentUsage, reasonOption } from '../agent-option.js';
import { type CliCommand, textOption, UsageError } from '../command.js';
import { settleRefund } from './settle-refund.js';

export const confirmCommand: CliCommand = {
  name: 'confirm',
  summary: 'Says that a refund which waits for a person was made.',
  usage: `refund confirm INTENT --provider-id ID [--reason TEXT] [--agent NAME]

  INTENT              the refund's id; "makegood refund waiting" lists them
  --provider-id ID    how the bank or the provider names it, such as the number of the transfer
  --reason TEXT       a note for the case
  ${agentUsage}`,
  options: { 'provider-id': { type: 'string' }, reason: { type: 'string' }, ...agentOption },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const providerRefundId = textOption(given, 'provider-id')?.trim() ?? '';
    if (providerRefundId === '' || providerRefundId.length > 200)
      throw new UsageError('--provider-id must have 1 to 200 characters.');
    const reason = reasonOption(given, false);
    return settleRefund(given, io, (house, intentId, actor) =>
      house.saga.confirmByHand(intentId, actor, {
        providerRefundId,
        ...(reason === undefined ? {} : { reason }),
      }),
    );
  },
};
