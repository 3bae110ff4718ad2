import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthOf } from '../../../src/turns/remedies/month-of.js';

const local = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
const zones = [
  'UTC',
  'America/New_York',
  'Asia/Shanghai',
  'Europe/Berlin',
  'Australia/Sydney',
  'Asia/Kathmandu',
];

describe('the month of a budget', () => {
  test('begins and ends at midnight where the shop is, and holds its moment', () => {
    const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (ms, timeZone) => {
        const { since, until } = monthOf(new Date(ms), timeZone);
        for (const edge of [since, until]) expect(local(edge, timeZone)).toMatch(/-01, 00:00$/);
        expect(Date.parse(since)).toBeLessThanOrEqual(ms);
        expect(Date.parse(until)).toBeGreaterThan(ms);
        const days = (Date.parse(until) - Date.parse(since)) / 86_400_000;
        expect(Math.round(days)).toBeGreaterThanOrEqual(28);
        expect(Math.round(days)).toBeLessThanOrEqual(31);
      }),
    );
  });

  test('of December ends with the year', () => {
    expect(monthOf(new Date('2026-12-31T23:59:59Z'), 'UTC')).toEqual({
      since: '2026-12-01T00:00:00.000Z',
      until: '2027-01-01T00:00:00.000Z',
    });
  });

  test('has its own hour where the clocks changed in it', () => {
    expect(monthOf(new Date('2026-11-28T12:00:00Z'), 'America/New_York')).toEqual({
      since: '2026-11-01T04:00:00.000Z',
      until: '2026-12-01T05:00:00.000Z',
    });
  });
});
