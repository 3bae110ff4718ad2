import { type CliCommand, write } from './command.js';
import { withHouse } from './with-house.js';

const refusals = {
  'case-not-found': 'There is no case with this reference. It looks like RF-7K3M-92.',
  'not-awaited': 'This case waits for no parcel: it was received before, or nothing is coming back.',
} as const;

export const returnReceivedCommand: CliCommand = {
  name: 'return-received',
  summary: 'Says that the goods of a return were seen; its refund leaves.',
  usage: `return-received REFERENCE

  REFERENCE   the case, such as RF-7K3M-92

A running server with the embedded database keeps its folder to itself: stop it first, or use DATABASE_URL.`,
  options: {},
  positionals: { min: 1, max: 1 },
  run: async ({ positionals }, io) =>
    withHouse(io, async (house) => {
      const answer = await house.turns.receiveReturn(positionals[0] ?? '');
      if (!answer.ok) {
        write(io.notes, refusals[answer.error]);
        return 1;
      }
      await house.settle();
      write(io.output, `${answer.value.reference}: received; the refund is on its way.`);
      return 0;
    }),
};
