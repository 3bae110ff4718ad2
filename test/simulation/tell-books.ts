import type { Logger } from '../../src/base/index.js';
import type { Database } from '../../src/storage/index.js';

/** What stands in the books at the end, for whoever reads a trace. */
export const tellBooks = async (raw: Database, log: (line: string) => void): Promise<void> => {
  const entries = await raw.query<{ line: string }>(
    `select case_id || ' ' || seq || ' ' || to_char(at at time zone 'UTC', 'MM-DD"T"HH24:MI:SS.MS') || ' ' || actor || ' ' ||
       (event - 'facts' - 'decision' - 'request' - 'evidence')::text as line from case_entries order by case_id, seq`,
  );
  const intents = await raw.query<{ line: string }>(
    `select id || ' ' || case_id || ' ' || payment_id || ' ' || mover || ' ' || amount_minor || ' ' || status as line
     from refund_intents order by id`,
  );
  const said = await raw.query<{ line: string }>(
    `select conversation_id || ' ' || seq || ' ' || role || ' ' || coalesce(key, '') || ' ' || left(replace(text, E'\n', ' '), 100) as line
     from transcript order by conversation_id, seq`,
  );
  for (const { line } of [...said, ...entries, ...intents]) log(line);
};

/** The log of the house as lines of the trace. */
export const loggerTo = (log: (line: string) => void): Logger => {
  const write =
    (level: string) =>
    (fields: Readonly<Record<string, unknown>>, message: string): void =>
      log(`      ${level} ${message} ${JSON.stringify(fields)}`);
  const logger: Logger = {
    debug: () => {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => logger,
  };
  return logger;
};
