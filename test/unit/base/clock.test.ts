import { expect, test } from '@jest/globals';
import { frozenClock, shiftedClock } from '../../../src/base/index.js';

test('a clock that begins at another moment goes on as fast as the real one', () => {
  const real = frozenClock('2026-11-28T09:00:00Z');
  const shifted = shiftedClock('2025-11-20T12:00:00Z', real);
  expect(shifted.now().toISOString()).toBe('2025-11-20T12:00:00.000Z');
  real.advance(36 * 3_600_000 + 1);
  expect(shifted.now().toISOString()).toBe('2025-11-22T00:00:00.001Z');
});

test('it begins at its moment again each time it is made, as at a restart', () => {
  const real = frozenClock('2026-11-28T09:00:00Z');
  shiftedClock('2025-11-20T12:00:00Z', real);
  real.advance(60_000);
  expect(shiftedClock('2025-11-20T12:00:00Z', real).now().toISOString()).toBe('2025-11-20T12:00:00.000Z');
});
