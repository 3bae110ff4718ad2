import type { Actor } from '../../domain/index.js';
import type { Agent } from '../../turns/index.js';
import { type CommandArguments, textOption, UsageError } from './command.js';

/** Who says so at this terminal, as the ledger keeps it. */
export const agentOption = { agent: { type: 'string' } } as const;
export const agentUsage = '--agent NAME        who says so (default: terminal)';

/** @throws UsageError for a name that a ledger could not keep. */
export const agentOf = (given: CommandArguments): Agent => {
  const id = textOption(given, 'agent') ?? 'terminal';
  if (!/^[\w-]{1,80}$/.test(id))
    throw new UsageError('--agent must have 1 to 80 letters, digits, "-" or "_".');
  return { id, name: id };
};

export const actorOf = (given: CommandArguments): Actor => `agent:${agentOf(given).id}`;

const wordsMax = 1000;

/** @throws UsageError without words, or with more than the ledger keeps. */
export const reasonOption = (given: CommandArguments, isNeeded: boolean): string | undefined => {
  const reason = textOption(given, 'reason')?.trim() ?? '';
  if (reason.length > wordsMax || (isNeeded && reason === ''))
    throw new UsageError(`--reason must have 1 to ${wordsMax} characters.`);
  return reason === '' ? undefined : reason;
};
