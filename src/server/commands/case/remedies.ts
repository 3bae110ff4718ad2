import { err, parseDecimal } from '../../../base/index.js';
import { type CliCommand, type CommandArguments, textOption, UsageError } from '../command.js';
import { caseVerb } from './act-on-case.js';

const needed = (given: CommandArguments, name: string, max: number): string => {
  const text = textOption(given, name)?.trim() ?? '';
  if (text === '' || text.length > max) throw new UsageError(`--${name} must have 1 to ${max} characters.`);
  return text;
};

export const withdrawCommand = caseVerb({
  name: 'withdraw',
  summary: 'Calls a case off for its customer: what was reserved is let go, a return is cancelled.',
  act: ({ caseActions }, by) => caseActions.withdraw(by),
});

export const appeaseCommand = caseVerb({
  name: 'appease',
  summary: 'Gives store credit without entitlement, out of the budget that the policy has for it.',
  options: { amount: { type: 'string' } },
  usage: '--amount AMOUNT ',
  explained: ['--amount AMOUNT     as people write it, such as 15.00, in the currency of the order'],
  act: async ({ caseActions, cases, records }, by, given) => {
    const text = needed(given, 'amount', 20);
    const found = await cases.caseByReference(by.caseReference);
    const order = found === null ? null : await records.order(found.orderId);
    if (order === null) return err({ kind: 'case-not-found' });
    return caseActions.appease({ ...by, amountMinor: parseDecimal(text, order.currency) });
  },
});

export const invoicePaidCommand = caseVerb({
  name: 'invoice-paid',
  summary: 'Says that the difference of a dearer exchange was paid.',
  act: ({ caseActions }, by) => caseActions.payInvoice(by),
});

export const invoiceCancelledCommand = caseVerb({
  name: 'invoice-cancelled',
  summary: 'Says that the difference of a dearer exchange is not asked for any more.',
  act: ({ caseActions }, by) => caseActions.cancelInvoice(by),
});

export const reopenCommand = caseVerb({
  name: 'reopen',
  summary: 'Takes up a case that had ended, and puts it before a person.',
  act: ({ caseActions }, by) => caseActions.reopen(by),
});

export const escalateCommand = caseVerb({
  name: 'escalate',
  summary: 'Says that a marketplace or supplier decides on the case.',
  options: { platform: { type: 'string' } },
  usage: '--platform NAME ',
  explained: ['--platform NAME     who decides'],
  act: ({ caseActions }, by, given) =>
    caseActions.escalate({ ...by, platform: needed(given, 'platform', 80) }),
});

export const closeCommand = caseVerb({
  name: 'close',
  summary: 'Closes a case in which nothing is left to do.',
  act: ({ caseActions }, by) => caseActions.close(by),
});

export const noteCommand = caseVerb({
  name: 'note',
  summary: 'Keeps a note in the case that only colleagues see; the reason is the note.',
  act: ({ caseActions }, by) => caseActions.note(by),
});

export const remedyCommands: readonly CliCommand[] = [
  withdrawCommand,
  appeaseCommand,
  invoicePaidCommand,
  invoiceCancelledCommand,
  reopenCommand,
  escalateCommand,
  closeCommand,
  noteCommand,
];
