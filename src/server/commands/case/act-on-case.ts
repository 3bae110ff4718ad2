import type { Result } from '../../../base/index.js';
import type { Case } from '../../../domain/index.js';
import type { ByAgent, CaseRefusal } from '../../../turns/index.js';
import type { House } from '../../wiring/open-house.js';
import { agentOf, agentOption, agentUsage, reasonOption } from '../agent-option.js';
import type { CliCommand, CommandArguments } from '../command.js';
import { write } from '../command.js';
import { withHouse } from '../with-house.js';
import { folderNote } from './case-step.js';
import { describeReturn } from './describe-return.js';

/** A refusal as a colleague at a terminal reads it. */
const refusalWords = (refusal: CaseRefusal): string => {
  switch (refusal.kind) {
    case 'case-not-found':
      return 'There is no case with this reference. It looks like RF-7K3M-92.';
    case 'case-changed':
      return 'Somebody else was faster: look at the case again.';
    case 'not-allowed':
      return `A case that is "${refusal.status}" does not allow this. docs/cases.md has the table.`;
    case 'money-on-its-way':
      return 'Money is on its way or has left: it can not be called off any more.';
    case 'goods-under-way':
      return 'The goods are with the carrier or with us: it can not be called off any more.';
    case 'done-already':
      return 'New goods were sent, or the order was cancelled: that can not be called off.';
    case 'budget-exceeded':
      return `The budget has ${refusal.leftMinor} left, in minor units.`;
    case 'no-budget':
      return 'The policy lets nothing be given without entitlement in this currency ("appeasement").';
    case 'no-open-invoice':
      return 'This case has no invoice that is open.';
  }
};

/** A verb that does one thing to a case, under a name and with a reason. */
export const caseVerb = (verb: {
  readonly name: string;
  readonly summary: string;
  /** Options beside `--reason` and `--agent`, and how they are explained: two columns. */
  readonly options?: CliCommand['options'];
  readonly usage?: string;
  readonly explained?: readonly string[];
  readonly act: (house: House, by: ByAgent, given: CommandArguments) => Promise<Result<Case, CaseRefusal>>;
}): CliCommand => ({
  name: verb.name,
  summary: verb.summary,
  usage: `case ${verb.name} REFERENCE ${verb.usage ?? ''}--reason TEXT [--agent NAME]

  REFERENCE           the case, such as RF-7K3M-92
${(verb.explained ?? []).map((line) => `  ${line}\n`).join('')}  --reason TEXT       why; kept in the case
  ${agentUsage}

${folderNote}`,
  options: { ...verb.options, reason: { type: 'string' }, ...agentOption },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const by: ByAgent = {
      caseReference: given.positionals[0] ?? '',
      agent: agentOf(given),
      reason: reasonOption(given, true) ?? '',
    };
    return withHouse(io, async (house) => {
      const answer = await verb.act(house, by, given);
      if (!answer.ok) {
        write(io.notes, refusalWords(answer.error));
        return 1;
      }
      await house.settle();
      write(io.output, describeReturn((await house.cases.case(answer.value.id)) ?? answer.value));
      return 0;
    });
  },
});
