import { toDecimal } from '../../../base/index.js';
import { type CliCommand, write } from '../command.js';
import { withStorage } from '../with-storage.js';
import { customerNamed, noCustomer } from './customer-named.js';

export const listCommand: CliCommand = {
  name: 'list',
  summary: "Every entry of a customer's store credit, oldest first.",
  usage: `credit list CUSTOMER [--json]

  CUSTOMER   the customer's id or e-mail address
  --json     for a program: one entry a line`,
  options: { json: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  run: async ({ values, positionals }, io) =>
    withStorage(io, async ({ records, credits }) => {
      const customerId = await customerNamed(records, positionals[0] ?? '');
      if (customerId === null) return noCustomer(io);
      for (const entry of await credits.entries(customerId)) {
        const { at, kind, actor, reason, amountMinor, currency } = entry;
        const amount = `${toDecimal({ amountMinor, currency })} ${currency}`;
        write(
          io.output,
          values.json === true
            ? JSON.stringify(entry)
            : [at, amount.padStart(14), kind, actor, reason].join('  '),
        );
      }
      return 0;
    }),
};
