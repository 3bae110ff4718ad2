import type { Span } from '../../cases/index.js';
import { measurePromises, type PromiseReport } from '../records/index.js';
import { caseTimesOf, openContent } from '../wiring/open-content.js';
import { type CliCommand, textOption, write } from './command.js';
import { drawTable } from './policy/draw-table.js';
import { readSince } from './read-since.js';
import { withStorage } from './with-storage.js';

const thirtyDaysMs = 30 * 86_400_000;
const shownMax = 20;

const spanText = ({ count, unit }: Span): string =>
  `${count} ${count === 1 ? unit.slice(0, -1) : unit}`.replace('-', ' ');
const minute = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;

const payoutText = ({ payout, since }: PromiseReport): string => {
  const { promise, agreed, within, late, waiting, share, hours, lateOnes } = payout;
  const shown = lateOnes.slice(0, shownMax);
  return [
    `Payout within ${spanText(promise)}: ${share === null ? 'nothing to measure' : `${(share * 100).toFixed(1)} %`}`,
    `  ${agreed} agreed since ${minute(since)}: ${within} in time, ${late} late, ${waiting} under way`,
    ...(hours === null ? [] : [`  hours until paid: p50 ${hours.p50}, p90 ${hours.p90}, p99 ${hours.p99}`]),
    ...(late === 0
      ? []
      : [
          'Late:',
          drawTable(
            shown.map((one) => [
              one.reference,
              `agreed ${minute(one.agreedAt)}`,
              one.paidAt === null ? 'not left' : `left ${minute(one.paidAt)}`,
              `${one.hours} h`,
            ]),
            [3],
          ),
          ...(late > shown.length ? [`  and ${late - shown.length} more; --json lists all`] : []),
        ]),
  ].join('\n');
};

const statusText = ({ statuses }: PromiseReport): string =>
  drawTable(
    [
      ['status', 'awaited', 'kept', 'missed', 'open', 'paused', 'hours'],
      ...statuses.map((row) => [
        row.status,
        row.awaiting,
        ...[row.kept, row.missed, row.open, row.paused, row.hours].map(String),
      ]),
    ],
    [2, 3, 4, 5, 6],
  );

const awaitedText = ({ awaitedHours: { customer, us, provider, nobody } }: PromiseReport): string =>
  `Hours awaited: customer ${customer}, shop ${us}, providers ${provider}, nobody ${nobody}`;

export const promisesCommand: CliCommand = {
  name: 'promises',
  summary: 'Measures how the promised times were kept: the payout, and each status of the cases.',
  usage: `promises [--since DAY] [--json]

  --since   a day (from midnight UTC) or a moment; thirty days ago without it
  --json    for a program, with every late payout

Measured by the times and the calendar of today; docs/promised-times.md says what counts from when.`,
  options: { since: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  run: async (given, io) => {
    const asked = textOption(given, 'since');
    const since = asked === null ? null : readSince(asked);
    const report = await withStorage(io, async ({ promiseRecords, database }, config) => {
      const now = database.clock.now();
      return measurePromises(promiseRecords, caseTimesOf(openContent(config)), {
        since: since ?? new Date(now.getTime() - thirtyDaysMs).toISOString(),
        now: now.toISOString(),
      });
    });
    if (given.values.json === true) write(io.output, JSON.stringify(report, null, 2));
    else write(io.output, [payoutText(report), statusText(report), awaitedText(report)].join('\n'));
    return 0;
  },
};
