import { eraseCustomer } from '../../storage/index.js';
import { withAudit } from './audit/with-audit.js';
import { type CliCommand, UsageError, write } from './command.js';

export const eraseCommand: CliCommand = {
  name: 'erase',
  summary: "Erases a customer's personal data for good; the audit log's proofs still hold.",
  usage: `erase CUSTOMER_ID --yes

  CUSTOMER_ID   as the shop knows them, such as customer-0001
  --yes         this can't be undone

Erases name, addresses, ways to pay, every word of their conversations, and what was written by hand in their cases.
Ids, amounts, dates and what rules read stay: see docs/audit.md. Refused while one of their cases is open.
A running server with the embedded database keeps its folder to itself: stop it first, or use DATABASE_URL.`,
  options: { yes: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const [customerId = ''] = given.positionals;
    if (given.values.yes !== true) throw new UsageError("This can't be undone. Say --yes to do it.");
    return withAudit(io, async ({ audit, storage }) => {
      const at = storage.database.clock.now().toISOString();
      const erased = await eraseCustomer(storage.database, { customerId, at });
      if (!erased.ok) {
        write(
          io.notes,
          erased.error.kind === 'not-found'
            ? 'Nobody is known by this id.'
            : `These cases are still open, settle them first: ${erased.error.references.join(', ')}.`,
        );
        return 1;
      }
      await audit.publish();
      const { conversations, cases, entries, fields } = erased.value;
      write(
        io.output,
        `Erased ${customerId}: ${conversations} conversations, ${cases} cases, ${fields} fields of ${entries} entries of the log.`,
      );
      return 0;
    });
  },
};
