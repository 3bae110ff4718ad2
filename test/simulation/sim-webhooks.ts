import type { ProviderNews } from '../../src/refunds/index.js';
import type { ProviderRefund, ProviderStatus } from './provider.js';
import type { Scheduler } from './scheduler.js';
import type { SimProcess } from './sim-process.js';

/** What a provider tells of a refund, by web, until somebody takes it: late, twice, in any order, or never. */
export const createWebhooks = (sim: Scheduler, anyProcess: () => SimProcess | null) => {
  let told = 0;
  const late = (): number => {
    const most = sim.faults.webhookLateMs;
    const waits = sim.random.pick([300, 300, most]);
    if (waits > 60_000) sim.count('webhook late');
    return sim.clock.ms() + waits;
  };
  const send = async (news: ProviderNews, triesLeft: number): Promise<void> => {
    const process = anyProcess();
    let isTaken = false;
    // Whoever is not answered in a minute sends again.
    const tryAgain = (): void => {
      sim.at(sim.clock.ms() + 600_000, `again ${news.id}`, () => {
        if (!isTaken && triesLeft > 0) void send(news, triesLeft - 1);
      });
    };
    tryAgain();
    if (process === null) return;
    try {
      await process.house.providerEvents.receive(news, sim.clock.now().toISOString());
      isTaken = true;
    } catch {
      // Sent again, as said above.
    }
  };
  return (refund: ProviderRefund, status: ProviderStatus): void => {
    told += 1;
    const news: ProviderNews = {
      id: `${refund.provider}:evt-${told}`,
      provider: refund.provider,
      type: `refund.${status}`,
      about: {
        kind: 'refund',
        refundId: refund.id,
        intentId: sim.random.chance(0.5) ? refund.intentId : null,
      },
    };
    if (sim.random.chance(sim.faults.webhookLost)) return sim.count('webhook lost');
    sim.at(late(), `news ${news.id}`, () => void send(news, 8));
    if (!sim.random.chance(sim.faults.webhookTwice)) return;
    sim.count('webhook twice');
    sim.at(late(), `news ${news.id} twice`, () => void send(news, 8));
  };
};
