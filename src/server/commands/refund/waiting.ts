import { type CliCommand, write } from '../command.js';
import { withStorage } from '../with-storage.js';

export const waitingCommand: CliCommand = {
  name: 'waiting',
  summary: 'Lists the refunds that wait for a person, the longest waiting first.',
  usage: 'refund waiting [--json]',
  options: { json: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  run: async (given, io) => {
    const waiting = await withStorage(io, async ({ ledger, cases }) =>
      Promise.all(
        (await ledger.forPerson()).map(async (intent) => {
          const reference = (await cases.case(intent.caseId))?.reference ?? intent.caseId;
          const { id, mover, amountMinor, currency, updatedAt } = intent;
          return { intent: id, case: reference, mover, amountMinor, currency, since: updatedAt };
        }),
      ),
    );
    if (given.values.json === true) write(io.output, JSON.stringify(waiting, null, 2));
    else if (waiting.length === 0) write(io.output, 'No refund waits for a person.');
    for (const one of given.values.json === true ? [] : waiting)
      write(
        io.output,
        `${one.intent}  ${one.case}  ${one.mover}  ${one.amountMinor} ${one.currency}  since ${one.since}`,
      );
    return 0;
  },
};
