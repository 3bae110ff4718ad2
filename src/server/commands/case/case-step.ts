import type { Result } from '../../../base/index.js';
import type { Case } from '../../../domain/index.js';
import type { ReturnRefusal } from '../../../turns/index.js';
import type { House } from '../../wiring/open-house.js';
import { type CommandIo, write } from '../command.js';
import { withHouse } from '../with-house.js';
import { describeReturn } from './describe-return.js';
import { refusalWords } from './refusal-words.js';

export const folderNote =
  'A running server with the embedded database keeps its folder to itself: stop it first, or use DATABASE_URL.';

/** Takes one step with the whole house, lets what follows from it happen, and says how the return stands. */
export const takeCaseStep = (
  io: CommandIo,
  step: (house: House) => Promise<Result<Case, ReturnRefusal>>,
): Promise<number> =>
  withHouse(io, async (house) => {
    const answer = await step(house);
    if (!answer.ok) {
      write(io.notes, refusalWords(answer.error));
      return 1;
    }
    await house.settle();
    const after = (await house.cases.case(answer.value.id)) ?? answer.value;
    write(io.output, describeReturn(after));
    return 0;
  });
