import { silentLogger } from '../../src/base/index.js';
import type { CaseTimes } from '../../src/cases/index.js';
import { type Database, openDatabase } from '../../src/storage/index.js';
import { testImage } from '../support/databases.js';
import type { SimClock } from './sim-clock.js';

/** One embedded database for many seeds, on the clock and the dice of the simulation. */
export interface SimDatabase {
  readonly raw: Database;
  /** Takes everything out and begins anew with this seed. */
  empty(seed: number): Promise<void>;
  /** What the clock of the simulation says is what SQL says from here on. */
  tellTime(): Promise<void>;
  close(): Promise<void>;
}

/**
 * SQL has a clock and dice of its own: `now()`, `random()` and `gen_random_uuid()`. Functions of the same names in a
 * schema that is looked at first put them under the seed, for our statements and pg-boss's alike.
 */
const ownClockAndDice = `
  create schema sim;
  create sequence sim.counter;
  create function sim.now() returns timestamptz language sql stable as
    $$ select current_setting('sim.now')::timestamptz $$;
  create function sim.clock_timestamp() returns timestamptz language sql stable as
    $$ select current_setting('sim.now')::timestamptz $$;
  create function sim.gen_random_uuid() returns uuid language sql volatile as
    $$ select lpad(to_hex(nextval('sim.counter')), 32, '0')::uuid $$;
  alter table pgboss.job alter column id set default sim.gen_random_uuid();
  alter table pgboss.job alter column created_on set default sim.now();
  alter table pgboss.job alter column start_after set default sim.now();
  alter table pgboss.job alter column keep_until set default sim.now() + interval '14 days';
  set search_path = sim, pg_catalog, public;
`;

export const openSimDatabase = async (clock: SimClock, caseTimes: CaseTimes): Promise<SimDatabase> => {
  const raw = await openDatabase({ image: await testImage(), logger: silentLogger, clock, caseTimes });
  await raw.script(`select set_config('sim.now', '${clock.now().toISOString()}', false)`);
  await raw.script(ownClockAndDice);
  const tables = await raw.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where (schemaname = 'public' and tablename not like '\\_\\_drizzle%')
        or (schemaname = 'pgboss' and (tablename like 'j%' or tablename = 'archive')) order by 1`,
  );
  const leaves = tables.map(({ name }) => name).filter((name) => name !== 'pgboss.job');
  let told = '';
  return Object.freeze({
    raw,
    tellTime: async () => {
      const now = clock.now().toISOString();
      if (now === told) return;
      told = now;
      await raw.script(`select set_config('sim.now', '${now}', false)`);
    },
    empty: async (seed: number) => {
      await raw.script(
        `begin; set local session_replication_role = replica;
         ${leaves.map((name) => `delete from ${name};`).join(' ')}
         commit;
         select setval('sim.counter', 1), setseed(${(seed % 1_000_000) / 1_000_000})`,
      );
      told = '';
    },
    close: () => raw.close(),
  });
};
