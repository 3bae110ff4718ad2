import type { Result } from '../../../base/index.js';
import type { Actor, RefundIntent } from '../../../domain/index.js';
import type { PersonRefusal } from '../../../refunds/index.js';
import type { House } from '../../wiring/open-house.js';
import { actorOf } from '../agent-option.js';
import { type CommandArguments, type CommandIo, write } from '../command.js';
import { withHouse } from '../with-house.js';

const refusals: Readonly<Record<PersonRefusal, string>> = {
  'not-found':
    'There is no refund with this id. "makegood refund waiting" lists those that wait for a person.',
  'not-manual': 'This refund waits for nobody: it was settled before. Nothing was changed.',
  'mover-has-it': 'Its money mover has this refund. That is recorded now, in place of what was said.',
  'amount-differs':
    'Its money mover moved another amount under this id: that money is gone, so it can only be confirmed.',
  'id-taken': 'Another refund is known by this provider id; one refund does not pay for two.',
  'mover-out-of-reach':
    'Its money mover can not be asked at the moment; nothing is let go without that. Try again.',
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
