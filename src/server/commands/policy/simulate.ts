import { readPolicy } from '../../../content/index.js';
import { type PastRequest, type Policy, simulate } from '../../../policy/index.js';
import { createPastDecisions } from '../../../storage/index.js';
import { readConfig } from '../../config/index.js';
import { dialogsFolderOf, policyOf } from '../../wiring/open-content.js';
import { type CliCommand, type CommandIo, textOption, UsageError, write } from '../command.js';
import { drawSimulation } from './draw-simulation.js';
import { withShop } from './open-shop.js';
import { requestsOfOrders } from './requests-of-orders.js';

const sources = ['cases', 'orders'] as const;

const nothingToTry: Readonly<Record<(typeof sources)[number], string>> = {
  cases:
    'No case has been decided yet, so there is nothing to try the draft on. "--from orders" tries it on the orders of the shop instead.',
  orders: 'No order has anything left to ask about, so there is nothing to try the draft on.',
};

const limitOf = (text: string | null): number => {
  if (text === null) return Number.POSITIVE_INFINITY;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError('--limit must be a whole number above 0, such as 1000.');
  return limit;
};

async function* first(count: number, requests: AsyncIterable<PastRequest>): AsyncIterable<PastRequest> {
  let left = count;
  if (left > 0)
    for await (const request of requests) {
      yield request;
      left -= 1;
      if (left <= 0) return;
    }
}

/** What to try it on, and how many that are at most; null when nobody counted. */
const openRequests = async (
  from: (typeof sources)[number],
  { shop, storage, now }: Parameters<Parameters<typeof withShop>[1]>[0],
): Promise<{ requests: AsyncIterable<PastRequest>; count: number | null }> => {
  if (from === 'orders')
    return { requests: requestsOfOrders(await shop.allOrders(), shop, now.toISOString()), count: null };
  const past = createPastDecisions(storage.database);
  return { requests: past.newestFirst(), count: await past.countCases() };
};

const progressTo =
  (io: CommandIo, count: number | null) =>
  (done: number): void =>
    write(
      io.notes,
      `${done.toLocaleString('en')}${count === null ? '' : ` of ${count.toLocaleString('en')}`}`,
    );

const titleOf = (file: string, { version }: Policy): string => `${file} (${version.slice(0, 12)})`;

export const simulateCommand: CliCommand = {
  name: 'simulate',
  summary: 'Tries a draft on past cases: which outcomes change, and how much money.',
  usage: `policy simulate DRAFT [--against FILE] [--from cases|orders] [--limit N] [--json]

  DRAFT            a policy file, or the name of one in dialogs/policies/
  --against FILE   compares with what this policy says of the same facts, instead of with what was decided then
  --from cases     the last decision of every case, newest first (default)
  --from orders    every line of every order in every plausible way, for a shop without past cases; needs no --against:
                   the policy of today (MAKEGOOD_POLICY) is what it is compared with
  --limit N        at most so many requests
  --json           prints { draft, against, requests, leftOut, changed, outcomes, money, rules, affected }

Money is what goes back to customers, what waits for a person's yes included. Progress goes to standard error.
A running server with the embedded database keeps its folder to itself: stop it first, or use DATABASE_URL.`,
  options: {
    against: { type: 'string' },
    from: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const named = textOption(given, 'from') ?? 'cases';
    const from = sources.find((source) => source === named);
    if (from === undefined) throw new UsageError(`--from must be one of ${sources.join(', ')}.`);
    const limit = limitOf(textOption(given, 'limit'));
    const config = readConfig(io.environment);
    const dialogsFolder = dialogsFolderOf(config);
    const draft = readPolicy(dialogsFolder, given.positionals[0] ?? '');
    const other = textOption(given, 'against') ?? (from === 'orders' ? policyOf(config) : null);
    const against = other === null ? null : readPolicy(dialogsFolder, other);
    return withShop(io, async (opened) => {
      const { requests, count } = await openRequests(from, opened);
      const onProgress = progressTo(io, count === null ? null : Math.min(count, limit));
      const simulation = await simulate(first(limit, requests), { draft, against, onProgress });
      if (simulation.requests + simulation.leftOut === 0) {
        write(io.notes, nothingToTry[from]);
        return 1;
      }
      const head = (policy: Policy | null) =>
        policy === null ? null : { name: policy.name, version: policy.version };
      if (given.values.json === true)
        write(
          io.output,
          JSON.stringify({ draft: head(draft), against: head(against), ...simulation }, null, 2),
        );
      else {
        const compared = against === null ? 'what was decided then' : titleOf(other ?? '', against);
        const title = titleOf(given.positionals[0] ?? '', draft);
        write(io.output, `${title} compared with ${compared}\n\n${drawSimulation(simulation)}`);
      }
      return 0;
    });
  },
};
