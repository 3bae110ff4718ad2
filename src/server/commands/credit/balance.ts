import { formatMoney, money } from '../../../base/index.js';
import { type CliCommand, write } from '../command.js';
import { withStorage } from '../with-storage.js';
import { customerNamed, noCustomer } from './customer-named.js';

export const balanceCommand: CliCommand = {
  name: 'balance',
  summary: 'What a customer holds as store credit.',
  usage: `credit balance CUSTOMER [--json]

  CUSTOMER   the customer's id or e-mail address
  --json     for a program: {"customerId", "balances": [{"currency", "balanceMinor"}]}`,
  options: { json: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  run: async ({ values, positionals }, io) =>
    withStorage(io, async ({ records, credits }) => {
      const customerId = await customerNamed(records, positionals[0] ?? '');
      if (customerId === null) return noCustomer(io);
      const balances = await credits.balances(customerId);
      if (values.json === true) write(io.output, JSON.stringify({ customerId, balances }));
      else if (balances.length === 0) write(io.output, 'nothing');
      for (const { balanceMinor, currency } of values.json === true ? [] : balances)
        write(io.output, formatMoney(money(balanceMinor, currency), 'en'));
      return 0;
    }),
};
