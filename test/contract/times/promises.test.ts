import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plainTimes } from '../../../src/cases/index.js';
import { measurePromises, type PromiseReport } from '../../../src/server/records/index.js';
import { createPromiseRecords } from '../../../src/storage/index.js';
import { confirmed, decided, moved } from '../../support/case-story.js';
import { testBackends } from '../../support/databases.js';
import { makegood } from '../../support/makegood.js';
import { inReview, monday, openTimeWorld, type TimeWorld } from './time-world.js';

const day = 24;

describe.each(testBackends())('how the promises were kept, measured on $name', (backend) => {
  let world: TimeWorld;
  const measure = (since: string): Promise<PromiseReport> =>
    measurePromises(createPromiseRecords(world.database), plainTimes, {
      since,
      now: world.clock.now().toISOString(),
    });
  beforeAll(async () => {
    world = await openTimeWorld(backend);
  });
  afterAll(() => world.close());

  test('every payout is measured from its agreement, and the late ones are named', async () => {
    const quick = await world.openCase([decided(), confirmed(), moved('reserved')]);
    const slow = await world.openCase([decided(), confirmed(), moved('reserved')]);
    const stuck = await world.openCase([decided(), confirmed(), moved('reserved')]);
    const review = await world.openCase([inReview]);
    await world.pass(2);
    await quick.add(['system', moved('succeeded')]);
    await world.pass(28);
    await slow.add(['system', moved('succeeded')]);
    await world.pass(18);
    const report = await measure(monday);
    expect(report.payout).toMatchObject({
      agreed: 3,
      within: 1,
      late: 2,
      waiting: 0,
      share: 1 / 3,
      hours: { p50: 2, p90: 30, p99: 30 },
    });
    const references = await Promise.all([stuck, slow].map(async (one) => (await one.found()).reference));
    expect(report.payout.lateOnes.map(({ reference, hours }) => [reference, hours])).toEqual([
      [references[0], 48],
      [references[1], 30],
    ]);
    const rows = report.statuses.map(({ status, kept, missed }) => [status, kept, missed]);
    expect(rows).toEqual([
      ['in-review', 0, 1],
      ['refunding', 1, 2],
    ]);
    expect(report.awaitedHours).toEqual({ customer: 0, us: 48, provider: 2 + 30 + 48, nobody: 46 + 18 });
    // What was missed was said in the case, by the same table.
    for (const one of [slow, stuck, review]) expect(await one.types()).toContain('overdue');
    expect(await quick.types()).not.toContain('overdue');
  });

  test('what was agreed before is left out', async () => {
    await world.pass(day);
    const { payout } = await measure(world.clock.now().toISOString());
    expect(payout).toMatchObject({ agreed: 0, share: null, lateOnes: [] });
  });
});

describe('the command', () => {
  test('says it to people and to programs', async () => {
    const told = await makegood(['promises']);
    expect(told).toMatchObject({ code: 0, notes: '' });
    expect(told.output).toContain('Payout within 24 hours: nothing to measure');
    const { output } = await makegood(['promises', '--json', '--since', '2026-11-01']);
    expect(JSON.parse(output)).toMatchObject({
      since: '2026-11-01T00:00:00.000Z',
      payout: { agreed: 0, promise: { count: 24, unit: 'hours' } },
      statuses: [],
    });
  });

  test('refuses a day that is none', async () => {
    expect((await makegood(['promises', '--since', 'last week'])).code).toBe(2);
  });
});
