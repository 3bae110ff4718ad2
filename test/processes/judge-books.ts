import type { Violation } from './judge-messages.js';
import { runBuilt } from './replica.js';

/** The words of a command that ended badly, cut short; they hold ids only. */
const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 2000) : 'unknown';

/**
 * What the house says of its own books, by the commands that a shop would use: its audit log against its tables, and its
 * ledger against the provider's list.
 */
export const judgeBooks = async (settings: Readonly<Record<string, string>>): Promise<Violation[]> => {
  const violations: Violation[] = [];
  for (const command of [['audit', 'check'], ['reconcile']]) {
    await runBuilt(command, settings).catch((error: unknown) =>
      violations.push({ kind: 'books', details: { command: command.join(' '), said: wordsOf(error) } }),
    );
  }
  return violations;
};
