import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainCalendar, type WorkCalendar } from '../../../../src/cases/index.js';
import {
  afterWorkingMs,
  byDay,
  endOfDate,
  localDay,
  startOfDay,
  workingMsBetween,
} from '../../../../src/cases/times/work-calendar.js';

const hour = 3_600_000;
const day = 24 * hour;
const at = (iso: string): number => Date.parse(iso);
const in_ = (timeZone: string): WorkCalendar => ({ ...plainCalendar, timeZone });
const zones = [
  'UTC',
  'America/New_York',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'America/Havana',
];
const moments = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
const calendars = fc.constantFrom(...zones).map(in_);

describe('a working day', () => {
  test('begins at midnight where the shop is', () => {
    const newYork = in_('America/New_York');
    expect(endOfDate(newYork, '2026-11-20')).toBe(at('2026-11-21T05:00:00Z'));
    expect(endOfDate(newYork, '2026-07-20')).toBe(at('2026-07-21T04:00:00Z'));
  });

  test('on which clocks are put back has an hour more, and it counts', () => {
    const berlin: WorkCalendar = { timeZone: 'Europe/Berlin', isWorkingDay: () => true };
    const from = at('2026-10-24T22:00:00Z');
    expect(workingMsBetween(berlin, from, at('2026-10-25T23:00:00Z'))).toBe(25 * hour);
  });

  test('is the day whose first moment it is, in every zone', () => {
    fc.assert(
      fc.property(calendars, moments, (calendar, ms) => {
        const today = localDay(calendar, ms);
        const start = startOfDay(calendar, today);
        expect(localDay(calendar, start)).toBe(today);
        expect(start).toBeLessThanOrEqual(ms);
        expect(startOfDay(calendar, today + 1)).toBeGreaterThan(ms);
        expect(localDay(calendar, start - 1)).toBe(today - 1);
      }),
    );
  });
});

describe('time on working days', () => {
  test('adds up: two times that meet are as long as the whole', () => {
    fc.assert(
      fc.property(calendars, moments, fc.nat(20 * day), fc.nat(20 * day), (calendar, from, a, b) => {
        const parts =
          workingMsBetween(calendar, from, from + a) + workingMsBetween(calendar, from + a, from + a + b);
        expect(parts).toBe(workingMsBetween(calendar, from, from + a + b));
      }),
    );
  });

  test('that has to pass has passed at the moment it is said to have', () => {
    fc.assert(
      fc.property(calendars, moments, fc.nat(10 * day), (calendar, from, ms) => {
        expect(workingMsBetween(calendar, from, afterWorkingMs(calendar, from, ms))).toBe(ms);
      }),
    );
  });
});

test('nobody is reminded before nine or after eight in the evening', () => {
  fc.assert(
    fc.property(moments, (ms) => {
      const then = byDay(plainCalendar, ms);
      expect(then).toBeGreaterThanOrEqual(ms);
      expect(then - ms).toBeLessThanOrEqual(13 * hour);
      expect(new Date(then).getUTCHours()).toBeGreaterThanOrEqual(9);
      expect(new Date(then).getUTCHours()).toBeLessThan(20);
    }),
  );
});
