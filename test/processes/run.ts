import { parseArgs } from 'node:util';
import { embeddedHome, serverHome } from '../../bench/turns/open-home.js';
import { runCrashes } from './crash-run.js';
import { openStripeProvider } from './stripe-provider.js';

const usage = `Usage: npm run -s crash -- [--kills 200] [--database postgres://…] [--seed 1] [--pages 12]

Kills the built server with kill -9 at random moments while people talk to it over HTTP, starts it again on the same
data, and looks in the end whether a message or a refund was lost or doubled. Without --database it is the embedded one;
with it, two servers share a database made for the run and dropped after. Ends with 1 when anything was wrong.`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    database: { type: 'string' },
    seed: { type: 'string', default: '1' },
    pages: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const run = async (): Promise<number> => {
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const home = values.database === undefined ? embeddedHome() : await serverHome(values.database);
  try {
    const report = await runCrashes({
      home,
      kills: Number(values.kills),
      seed: Number(values.seed),
      replicas: values.database === undefined ? 1 : 2,
      pages: Number(values.pages ?? (values.database === undefined ? 12 : 20)),
      restMs: 5_000,
      openProvider: openStripeProvider,
      tell: (line) => console.error(line),
    });
    for (const { kind, details } of report.violations.slice(0, 50))
      console.error(`VIOLATION ${kind} ${JSON.stringify(details)}`);
    const { violations, ...figures } = report;
    console.log(JSON.stringify({ crash: true, ...figures, violations: violations.length }));
    return violations.length === 0 ? 0 : 1;
  } finally {
    await home.remove();
  }
};

process.exitCode = await run();
