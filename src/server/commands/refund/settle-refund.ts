import type { Result } from '../../../base/index.js';
import type { Actor, RefundIntent } from '../../../domain/index.js';
import type { PersonRefusal } from '../../../refunds/index.js';
import type { House } from '../../wiring/open-house.js';
import { type CommandArguments, type CommandIo, textOption, UsageError, write } from '../command.js';
import { withHouse } from '../with-house.js';

const refusals: Readonly<Record<PersonRefusal, string>> = {
  'not-found':
    'There is no refund with this id. "makegood refund waiting" lists those that wait for a person.',
  'not-manual': 'This refund waits for nobody: it was settled before. Nothing was changed.',
  'mover-has-it': 'Its money mover has this refund. That is recorded now, in place of what was said.',
  'mover-out-of-reach':
    'Its money mover can not be asked at the moment; nothing is let go without that. Try again.',
};

/** Who says so at this terminal, as the ledger keeps it. */
export const agentOption = { agent: { type: 'string' } } as const;
export const agentUsage = '--agent NAME        who says so (default: terminal)';

const actorOf = (given: CommandArguments): Actor => {
  const name = textOption(given, 'agent') ?? 'terminal';
  if (!/^[\w-]{1,80}$/.test(name))
    throw new UsageError('--agent must have 1 to 80 letters, digits, "-" or "_".');
  return `agent:${name}`;
};

/** Settles a refund that waits for a person, and tells what became of it. */
export const settleRefund = (
  given: CommandArguments,
  io: CommandIo,
  settle: (house: House, intentId: string, actor: Actor) => Promise<Result<RefundIntent, PersonRefusal>>,
): Promise<number> => {
  const actor = actorOf(given);
  return withHouse(io, async (house) => {
    const settled = await settle(house, given.positionals[0] ?? '', actor);
    await house.settle();
    if (!settled.ok) {
      write(io.notes, refusals[settled.error]);
      return 1;
    }
    const { id, status, amountMinor, currency } = settled.value;
    write(io.output, `${id}: ${status}, ${amountMinor} ${currency} in minor units.`);
    return 0;
  });
};

const wordsMax = 1000;

/** @throws UsageError without words, or with more than the ledger keeps. */
export const reasonOption = (given: CommandArguments, isNeeded: boolean): string | undefined => {
  const reason = textOption(given, 'reason')?.trim() ?? '';
  if (reason.length > wordsMax || (isNeeded && reason === ''))
    throw new UsageError(`--reason must have 1 to ${wordsMax} characters.`);
  return reason === '' ? undefined : reason;
};
