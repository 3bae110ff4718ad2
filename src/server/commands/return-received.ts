import { refusalWords } from './case/refusal-words.js';
import { type CliCommand, write } from './command.js';
import { withHouse } from './with-house.js';

export const returnReceivedCommand: CliCommand = {
  name: 'return-received',
  summary: 'Says that all goods of a return were seen; "case receive" takes a part of them too.',
  usage: `return-received REFERENCE

  REFERENCE   the case, such as RF-7K3M-92

A running server with the embedded database keeps its folder to itself: stop it first, or use DATABASE_URL.`,
  options: {},
  positionals: { min: 1, max: 1 },
  run: async ({ positionals }, io) =>
    withHouse(io, async (house) => {
      const answer = await house.returns.receive(positionals[0] ?? '', { actor: 'system' });
      if (!answer.ok) {
        write(io.notes, refusalWords(answer.error));
        return 1;
      }
      await house.settle();
      const { reference, intents } = (await house.cases.case(answer.value.id)) ?? answer.value;
      const isWaiting = intents.some(({ status }) => status === 'reserved');
      const money = isWaiting ? 'the refund waits until somebody looked at it' : 'the refund is on its way';
      write(io.output, `${reference}: received; ${money}.`);
      return 0;
    }),
};
