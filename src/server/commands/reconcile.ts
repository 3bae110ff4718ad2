import { needsPerson, type ReconciliationReport } from '../../refunds/index.js';
import { type CliCommand, textOption, UsageError, write } from './command.js';
import { drawReconciliation } from './draw-reconciliation.js';
import { withHouse } from './with-house.js';

const sinceOf = (text: string | null): string | undefined => {
  if (text === null) return undefined;
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new UsageError('--since must be a day such as 2026-11-01, or a moment.');
  return at.toISOString();
};

export const reconcileCommand: CliCommand = {
  name: 'reconcile',
  summary: "Lays the ledger beside the money movers' own lists of refunds, both ways.",
  usage: `reconcile [--mover NAME] [--since DATE] [--json]

  --mover NAME   one mover, such as stripe (default: every one that keeps a list)
  --since DATE   refunds made and disputes opened since this day (default: forty days, 180 for disputes)
  --json         the reports as JSON

Disputes that a provider lists and nobody told us of are followed, those of the last 180 days.
What can be mended by asking the mover is mended; the rest is put before a person. Exit code 1 when there is something
for a person to look at, or when a list could not be read to its end.
A running server with the embedded database keeps its folder to itself: stop it first, or use DATABASE_URL.`,
  options: { mover: { type: 'string' }, since: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  run: async (given, io) => {
    const mover = textOption(given, 'mover');
    const since = sinceOf(textOption(given, 'since'));
    const reports = await withHouse(io, async (house): Promise<ReconciliationReport[]> => {
      const done = await house.reconciler.run({
        ...(mover === null ? {} : { mover }),
        ...(since === undefined ? {} : { since }),
      });
      await house.settle();
      return done;
    });
    write(
      io.output,
      given.values.json === true
        ? JSON.stringify(reports, null, 2)
        : reports.map(drawReconciliation).join('\n\n'),
    );
    return reports.some(needsPerson) ? 1 : 0;
  },
};
