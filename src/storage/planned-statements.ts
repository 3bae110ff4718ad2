import pg from 'pg';
import { storableText } from './values.js';

/** Statements come from our code, so there are few; a text that is put together anew each time must not fill the engine. */
const plannedMax = 400;
const plannable = /^\s*(?:select|insert|update|delete|with)\b/i;

export interface PlannedStatements {
  /**
   * The command that runs a statement with its values in one call of the engine, planning it when it is new; null when
   * it has to be bound as usual. `ran` is called once it has run.
   */
  commandFor(
    text: string,
    values: readonly unknown[],
  ): { readonly command: string; readonly ran: () => void } | null;
}

/**
 * What the embedded database has planned already, by text. Planning often takes ten times as long as running, and
 * binding values takes five calls into the engine where executing a planned statement takes one.
 */
export const createPlannedStatements = (): PlannedStatements => {
  const names = new Map<string, string>();
  let count = 0;
  return {
    commandFor: (text, values) => {
      const known = names.get(text);
      if (known === undefined && (names.size >= plannedMax || !plannable.test(text))) return null;
      const literals = values.map(literalOf);
      if (literals.includes(null)) return null;
      count += known === undefined ? 1 : 0;
      // A name of its own for each attempt: two callers at once may both find the text new.
      const name = known ?? `planned_${count}`;
      const execute = `execute ${name}${literals.length === 0 ? '' : `(${literals.join(', ')})`}`;
      return {
        command: known === undefined ? `prepare ${name} as ${text};\n${execute}` : execute,
        ran: () => names.set(text, name),
      };
    },
  };
};

/** Null: no value that can be written down without knowing its type. */
const literalOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return pg.escapeLiteral(storableText(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) return null;
  const parts = value.map((part) => `"${storableText(part).replace(/["\\]/g, '\\$&')}"`);
  return pg.escapeLiteral(`{${parts.join(',')}}`);
};
