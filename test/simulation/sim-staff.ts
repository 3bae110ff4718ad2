import type { Case, Handoff } from '../../src/domain/index.js';
import { createCaseStore, createHandoffStore, type Database } from '../../src/storage/index.js';
import type { Scheduler } from './scheduler.js';
import type { SimProcess } from './sim-process.js';

const agents = [
  { id: 'dana', name: 'Dana' },
  { id: 'omar', name: 'Omar' },
  { id: 'ines', name: 'Ines' },
] as const;

const minute = 60_000;

/** The people of the shop: the desk and the warehouse, each at any process, sometimes two at once. */
export const createStaff = ({
  sim,
  raw,
  anyProcess,
}: {
  readonly sim: Scheduler;
  readonly raw: Database;
  readonly anyProcess: () => SimProcess | null;
}) => {
  const cases = createCaseStore(raw);
  const handoffs = createHandoffStore(raw);

  const settle = async (process: SimProcess, handoff: Handoff, random = sim.random): Promise<void> => {
    const { actions } = process.house;
    const agent = random.pick(agents);
    const mine = handoff.status === 'claimed' ? agents.find(({ id }) => id === handoff.agentId) : undefined;
    const claimed =
      mine === undefined
        ? await actions.claim(handoff.id, agent, handoff.version)
        : { ok: true as const, value: handoff };
    if (!claimed.ok) return;
    const who = mine ?? agent;
    let { version } = claimed.value;
    const found = handoff.caseId === null ? null : await cases.case(handoff.caseId);
    if (found !== null && random.chance(0.85)) {
      const wanted = found.firstYes?.totalMinor ?? random.pick([500, 3_000, 1_000_000]);
      const approve = (amountMinor: number) =>
        actions.approve(handoff.id, who, version, amountMinor, 'as agreed');
      let answered = random.chance(0.2)
        ? await actions.decline(handoff.id, who, version, 'not covered')
        : await approve(wanted);
      if (!answered.ok && answered.error.kind === 'amount-exceeds-remainder' && answered.error.mostMinor > 0)
        answered = await approve(answered.error.mostMinor);
      if (answered.ok) version = answered.value.version;
    }
    if (random.chance(0.5)) await actions.giveBack(handoff.id, who, version);
    else await actions.close(handoff.id, who, version);
  };

  const desk = async (): Promise<void> => {
    const queue = await handoffs.queue();
    for (const handoff of queue) {
      for (let hands = sim.random.chance(0.2) ? 2 : 1; hands > 0; hands -= 1) {
        const process = anyProcess();
        if (process !== null) void settle(process, handoff).catch(() => {});
      }
    }
  };

  const awaited = async (): Promise<Case[]> => {
    const rows = await raw.query<{ id: string }>(
      `select id from cases where status in ('awaiting-return', 'in-transit', 'received', 'inspected') order by id`,
    );
    const found = await Promise.all(rows.map(({ id }) => cases.case(id)));
    return found.filter((one): one is Case => one !== null);
  };

  const warehouse = async (): Promise<void> => {
    for (const found of await awaited()) {
      if (sim.random.chance(0.5)) continue;
      for (let hands = sim.random.chance(0.3) ? 2 : 1; hands > 0; hands -= 1) {
        const process = anyProcess();
        if (process !== null) void process.house.turns.receiveReturn(found.reference).catch(() => {});
      }
    }
  };

  const again = (label: string, everyMinutes: readonly number[], work: () => Promise<void>): void => {
    // Once nothing goes wrong any more, days are waited for: nobody has to look every few minutes.
    const minutes = sim.isQuiet() ? 8 * 60 : sim.random.pick(everyMinutes);
    sim.at(sim.clock.ms() + minutes * minute, label, () => {
      void work();
      again(label, everyMinutes, work);
    });
  };

  return Object.freeze({
    begin: () => {
      again('the desk works', [3, 10, 60], desk);
      again('the warehouse works', [10, 120, 1_500], warehouse);
    },
    desk,
    warehouse,
  });
};
