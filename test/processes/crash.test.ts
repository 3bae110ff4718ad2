import { describe, expect, test } from '@jest/globals';
import { embeddedHome, serverHome } from '../../bench/turns/open-home.js';
import { runCrashes } from './crash-run.js';
import { openStripeProvider } from './stripe-provider.js';

const databaseUrl = process.env.TEST_DATABASE_URL;
const places = [
  { name: 'the embedded database', replicas: 1, open: async () => embeddedHome() },
  ...(databaseUrl
    ? [{ name: 'two servers on one Postgres', replicas: 2, open: () => serverHome(databaseUrl) }]
    : []),
];

/** `npm run -s crash` does the same two hundred times. */
const kills = 3;

describe.each(places)('servers that are killed while people talk to them, on $name', ({ replicas, open }) => {
  test('lose no message and no refund, and do nothing twice', async () => {
    const home = await open();
    try {
      const { violations, ...report } = await runCrashes({
        home,
        kills,
        seed: 7,
        replicas,
        pages: 8,
        restMs: 1_500,
        openProvider: openStripeProvider,
        tell: () => {},
      });
      expect(violations).toEqual([]);
      expect(Object.values(report.kills).reduce((sum, count) => sum + count, 0)).toBe(kills);
      // Else nothing was under way, and the run says nothing.
      expect(report.sentAgain).toBeGreaterThan(0);
      expect(report.settled).toBeGreaterThan(0);
    } finally {
      await home.remove();
    }
  }, 900_000);
});
