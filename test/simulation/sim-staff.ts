import type { Case, Handoff, InspectionFinding, RefundIntent } from '../../src/domain/index.js';
import { createCaseStore, createHandoffStore, type Database } from '../../src/storage/index.js';
import { type IntentRow, intentOf } from '../../src/storage/ledgers/intent-rows.js';
import type { Provider } from './provider.js';
import type { Scheduler } from './scheduler.js';
import type { SimProcess } from './sim-process.js';

const agents = [
  { id: 'dana', name: 'Dana' },
  { id: 'omar', name: 'Omar' },
  { id: 'ines', name: 'Ines' },
] as const;

const minute = 60_000;
const hour = 60 * minute;

export interface StaffOptions {
  readonly sim: Scheduler;
  readonly raw: Database;
  readonly providers: readonly Provider[];
  readonly anyProcess: () => SimProcess | null;
}

/** The people of the shop: the desk, the warehouse and the bookkeeper, each at any process, sometimes two at once. */
export const createStaff = ({ sim, raw, providers, anyProcess }: StaffOptions) => {
  const cases = createCaseStore(raw);
  const handoffs = createHandoffStore(raw);
  const { random } = sim;

  /** One pair of hands, or two that do the same at once, each at a process of its own. */
  const byHands = (twice: number, work: (process: SimProcess) => Promise<unknown>): void => {
    for (let hands = random.chance(twice) ? 2 : 1; hands > 0; hands -= 1) {
      const process = anyProcess();
      // What did not work today is tried again the next time somebody looks.
      if (process !== null) void work(process).catch(() => {});
    }
  };

  const takeUp = async ({ house }: SimProcess, handoff: Handoff): Promise<void> => {
    const { actions } = house;
    const before = agents.find(({ id }) => handoff.status === 'claimed' && id === handoff.agentId);
    const agent = before ?? random.pick(agents);
    let { version } = handoff;
    if (before === undefined) {
      const claimed = await actions.claim(handoff.id, agent, version);
      if (!claimed.ok) return;
      version = claimed.value.version;
    }
    const found = handoff.caseId === null ? null : await cases.case(handoff.caseId);
    if (found !== null && random.chance(0.85)) {
      const approve = (amountMinor: number) =>
        actions.approve(handoff.id, agent, version, amountMinor, 'as agreed');
      let answered = random.chance(0.2)
        ? await actions.decline(handoff.id, agent, version, 'not covered')
        : await approve(found.firstYes?.totalMinor ?? random.pick([500, 3_000, 1_000_000]));
      const most =
        !answered.ok && answered.error.kind === 'amount-exceeds-remainder' ? answered.error.mostMinor : 0;
      if (most > 0) answered = await approve(most);
      if (answered.ok) version = answered.value.version;
    }
    if (random.chance(0.5)) await actions.giveBack(handoff.id, agent, version);
    else await actions.close(handoff.id, agent, version);
  };

  const desk = async (): Promise<void> => {
    for (const handoff of await handoffs.queue()) byHands(0.2, (process) => takeUp(process, handoff));
  };

  const findings = (found: Case): InspectionFinding[] =>
    (found.return?.received ?? []).map(({ lineId, quantity }) => ({
      lineId,
      quantity,
      disposition: random.pick(['restocked', 'restocked', 'not-restocked'] as const),
      ...(random.chance(0.2)
        ? { deduction: { kind: 'damaged-by-customer' as const, amountMinor: random.between(1, 900) } }
        : {}),
    }));

  const goodsStep = (found: Case): ((process: SimProcess) => Promise<unknown>) => {
    const { reference } = found;
    const actor = `agent:${random.pick(agents).id}` as const;
    const rolled = random.next();
    const lines = found.return?.lines ?? [];
    const part = lines.slice(0, 1).map(({ lineId }) => ({ lineId, quantity: 1 }));
    const seen = findings(found);
    const news = {
      status: 'accepted' as const,
      carrier: 'Post',
      newsId: `news-${reference}-${random.between(1, 2)}`,
    };
    return ({ house: { returns } }) => {
      if (rolled < 0.15) return returns.track(reference, news, { actor: 'provider' });
      if (rolled < 0.3) return returns.receive(reference, { actor, lines: part });
      if (rolled < 0.6) return returns.receive(reference, { actor });
      if (rolled < 0.85) return returns.inspect(reference, { actor, findings: seen });
      if (rolled < 0.93) return returns.close(reference, { actor, reason: 'nothing more came' });
      if (rolled < 0.97) return returns.decline(reference, { actor, reason: 'not ours' });
      return returns.cancel(reference, { actor, reason: 'called off' });
    };
  };

  const warehouse = async (): Promise<void> => {
    const rows = await raw.query<{ id: string }>(
      `select id from cases where status in ('awaiting-return', 'in-transit', 'received', 'inspected') order by id`,
    );
    for (const { id } of rows) {
      const found = await cases.case(id);
      if (found !== null && random.chance(0.6)) byHands(0.3, goodsStep(found));
    }
  };

  /** What the bookkeeper did at a provider by hand, so that it is not done again. */
  const madeByHand = new Set<string>();

  const settleByHand = (intent: RefundIntent, byHand: boolean): void => {
    const provider = providers.find(({ traits }) => traits.name === intent.mover);
    if (provider === undefined) return;
    const { id, paymentId, amountMinor, currency } = intent;
    const standing = provider.find(id);
    if (byHand && standing === null && !madeByHand.has(id)) {
      madeByHand.add(id);
      provider.request({ key: `by-hand-${id}`, intentId: id, paymentId, amountMinor, currency });
    }
    const made = provider.find(id);
    const actor = 'agent:dana' as const;
    byHands(0.2, ({ house: { saga } }) =>
      made !== null && (made.status === 'succeeded' || made.status === 'pending')
        ? saga.confirmByHand(id, actor, { providerRefundId: made.id })
        : saga.notMade(id, actor, { reason: 'not in the books of the provider' }),
    );
  };

  const bookkeeper = async (): Promise<void> => {
    const rows = await raw.query<IntentRow>(
      `select * from refund_intents where status = 'manual' and updated_at < $1::timestamptz order by id`,
      // Nobody says "not made" of a request that may still be on its way.
      [new Date(sim.clock.ms() - hour).toISOString()],
    );
    for (const intent of rows.map(intentOf)) settleByHand(intent, random.chance(0.6));
  };

  const again = (label: string, everyMinutes: readonly number[], work: () => Promise<void>): void => {
    // Once nothing goes wrong any more, days are waited for: nobody has to look every few minutes.
    const minutes = sim.isQuiet() ? 18 * 60 : random.pick(everyMinutes);
    sim.at(sim.clock.ms() + minutes * minute, label, () => {
      void work();
      again(label, everyMinutes, work);
    });
  };

  return Object.freeze({
    begin: () => {
      again('the desk works', [5, 30, 120], desk);
      again('the warehouse works', [20, 120, 900], warehouse);
      again('the bookkeeper works', [60, 600], bookkeeper);
    },
  });
};
