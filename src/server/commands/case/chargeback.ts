import { parseDecimal } from '../../../base/index.js';
import { type CliCommand, textOption, UsageError, write } from '../command.js';
import { withHouse } from '../with-house.js';
import { folderNote } from './case-step.js';

const outcomes = ['won', 'lost'] as const;

export const chargebackCommand: CliCommand = {
  name: 'chargeback',
  summary: 'Says that the bank claims a payment back, or how that ended; what Stripe tells needs no command.',
  usage: `case chargeback ORDER --payment ID --dispute ID --amount AMOUNT
       makegood case chargeback ORDER --dispute ID --outcome won|lost

  ORDER               the order's number, such as "#10482"
  --payment ID        the payment, as the shop's file has it
  --dispute ID        the bank's own id of the dispute; told twice, it counts once
  --amount AMOUNT     what is claimed, such as 10.00, in the currency of the order
  --outcome           how it ended: won, the money can be refunded again; lost, it is gone

${folderNote}`,
  options: {
    payment: { type: 'string' },
    dispute: { type: 'string' },
    amount: { type: 'string' },
    outcome: { type: 'string' },
  },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const disputeId = textOption(given, 'dispute')?.trim() ?? '';
    if (disputeId === '' || disputeId.length > 200)
      throw new UsageError('--dispute must have 1 to 200 characters.');
    const wanted = textOption(given, 'outcome');
    const outcome = outcomes.find((one) => one === wanted);
    if (wanted !== null && outcome === undefined) throw new UsageError('--outcome must be won or lost.');
    const [paymentId, amount] = [textOption(given, 'payment'), textOption(given, 'amount')];
    if (outcome === undefined && (paymentId === null || amount === null))
      throw new UsageError('A claim needs --payment and --amount, its end --outcome.');
    return withHouse(io, async (house) => {
      const order = await house.records.orderByNumber(given.positionals[0] ?? '');
      if (order === null) {
        write(io.notes, 'There is no order with this number.');
        return 1;
      }
      const { currency, id: orderId } = order;
      const answer =
        outcome === undefined
          ? await house.chargebacks.noticed({
              orderId,
              paymentId: paymentId ?? '',
              disputeId,
              amountMinor: parseDecimal(amount ?? '', currency),
              currency,
            })
          : await house.chargebacks.closed({ disputeId, outcome });
      await house.settle();
      if (answer === 'unknown') {
        write(io.notes, 'Nobody told us of this dispute before.');
        return 1;
      }
      write(io.output, `${disputeId}: ${answer === 'known' ? 'known before; nothing was changed' : answer}`);
      return 0;
    });
  },
};
