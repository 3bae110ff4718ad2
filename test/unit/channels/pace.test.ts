import { expect, test } from '@jest/globals';
import { frozenClock } from '../../../src/base/index.js';
import { createPace } from '../../../src/channels/slack/pace.js';

const begin = () => {
  const clock = frozenClock('2025-11-20T10:00:00Z');
  const waits: number[] = [];
  const pace = createPace({ intervalMs: 1000, waitMaxMs: 5000, clock, wait: async (ms) => waits.push(ms) });
  return { clock, waits, pace };
};

test('the first goes at once and the next a second later each', async () => {
  const { pace, waits } = begin();
  await Promise.all([pace.turn('C1'), pace.turn('C1'), pace.turn('C1')]);
  expect(waits).toEqual([1000, 2000]);
});

test('channels do not wait for each other', async () => {
  const { pace, waits } = begin();
  await Promise.all([pace.turn('C1'), pace.turn('C2')]);
  expect(waits).toEqual([]);
});

test('who would wait too long is told to come back, and takes nobody’s place', async () => {
  const { clock, pace, waits } = begin();
  pace.pause('C1', 30_000);
  await expect(pace.turn('C1')).rejects.toMatchObject({ details: { retryAfterSeconds: 30 } });
  clock.advance(30_000);
  await pace.turn('C1');
  expect(waits).toEqual([]);
});
