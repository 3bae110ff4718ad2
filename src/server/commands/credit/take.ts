import {
  currencyDigits,
  formatMoney,
  isAppError,
  money,
  parseDecimal,
  randomIds,
} from '../../../base/index.js';
import { actorOf, agentOption, agentUsage, reasonOption } from '../agent-option.js';
import { type CliCommand, textOption, UsageError, write } from '../command.js';
import { withStorage } from '../with-storage.js';
import { customerNamed, noCustomer } from './customer-named.js';

export const takeCommand: CliCommand = {
  name: 'take',
  summary: 'Books what a customer spent of their store credit; never more than they hold.',
  usage: `credit take CUSTOMER --amount AMOUNT --currency CODE --reason TEXT [--agent NAME]

  CUSTOMER            the customer's id or e-mail address
  --amount AMOUNT     as people write it, such as 15.00
  --currency CODE     such as USD
  --reason TEXT       what it was spent on, such as the number of an order
  ${agentUsage}`,
  options: {
    amount: { type: 'string' },
    currency: { type: 'string' },
    reason: { type: 'string' },
    ...agentOption,
  },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const currency = textOption(given, 'currency') ?? '';
    if (currencyDigits(currency) === null)
      throw new UsageError('--currency must be a code of ISO 4217 such as USD.');
    const amountMinor = parseDecimal(textOption(given, 'amount') ?? '', currency);
    if (amountMinor <= 0) throw new UsageError('--amount must be above zero.');
    const actor = actorOf(given);
    const reason = reasonOption(given, true) ?? '';
    return withStorage(io, async ({ records, credits, database }) => {
      const customerId = await customerNamed(records, given.positionals[0] ?? '');
      if (customerId === null) return noCustomer(io);
      try {
        await credits.append({
          id: randomIds.next('credit'),
          customerId,
          kind: 'spent',
          amountMinor: -amountMinor,
          currency,
          caseId: null,
          intentId: null,
          actor,
          reason,
          at: database.clock.now().toISOString(),
        });
      } catch (error) {
        if (!isAppError(error, 'credit-exceeded')) throw error;
        write(io.notes, 'The customer does not hold that much store credit; nothing was changed.');
        return 1;
      }
      const left = (await credits.balances(customerId)).find((one) => one.currency === currency);
      write(io.output, `left: ${formatMoney(money(left?.balanceMinor ?? 0, currency), 'en')}`);
      return 0;
    });
  },
};
