import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type EntityKind, findEntities } from '../../../src/understanding/extract/find-entities.js';

interface Sentence {
  readonly say: string;
  readonly region?: string;
  readonly find: readonly string[];
}
interface MeasuringSet {
  readonly today?: string;
  readonly sentences: readonly Sentence[];
}

const read = (name: string): MeasuringSet =>
  parse(readFileSync(new URL(`./${name}.yml`, import.meta.url), 'utf8'), {
    schema: 'failsafe',
  }) as MeasuringSet;

type Same = (wanted: string, found: string) => boolean;
const squeezed = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();
const sameText: Same = (wanted, found) => squeezed(wanted) === squeezed(found);
const sameAddress: Same = (wanted, found) => wanted === found;
/** The same amount; the currency only counts where the sentence names one. */
const sameMoney: Same = (wanted, found) => {
  const [amount, currency] = wanted.split(' ');
  const [foundAmount, foundCurrency] = found.split(' ');
  return Number(amount) === Number(foundAmount) && (currency === undefined || currency === foundCurrency);
};
/** The same days; of vague words, a span that holds what must be in it and goes no further than it may. */
const sameDays: Same = (wanted, found) => {
  const [exact = '', widest] = wanted.split(' in ');
  const [from = '', to = from] = found.split('/');
  const [first = '', last = first] = exact.split('/');
  if (widest === undefined) return from === first && to === last;
  const [earliest = '', latest = earliest] = widest.split('/');
  return from <= first && to >= last && from >= earliest && to <= latest;
};

const kinds: readonly (readonly [file: string, kind: EntityKind, same: Same, floor: number])[] = [
  ['order-numbers', 'order-number', sameText, 0.99],
  ['money', 'money', sameMoney, 0.99],
  ['emails', 'email', sameAddress, 0.99],
  ['telephones', 'telephone', sameText, 0.93],
  ['dates', 'date', sameDays, 0.85],
];

describe('what a customer names in running text is found, and nothing else is', () => {
  test.each(kinds)('%s', (file, kind, same, floor) => {
    const { today = '2026-11-21', sentences } = read(file);
    const misses: string[] = [];
    let [wantedCount, foundCount, right] = [0, 0, 0];
    for (const { say, region, find } of sentences) {
      const found = findEntities(say, { today, region })
        .filter((entity) => entity.kind === kind)
        .map(({ value }) => value);
      const left = [...found];
      const missed = find.filter((wanted) => {
        const at = left.findIndex((value) => same(wanted, value));
        if (at !== -1) left.splice(at, 1);
        return at === -1;
      });
      wantedCount += find.length;
      foundCount += found.length;
      right += find.length - missed.length;
      if (missed.length + left.length > 0)
        misses.push(
          `${say} — wanted ${find.join(', ') || 'nothing'}, found ${found.join(', ') || 'nothing'}`,
        );
    }
    const recall = right / wantedCount;
    const precision = right / foundCount;
    process.stderr.write(
      `${file}: ${sentences.length} sentences, recall ${(100 * recall).toFixed(1)} %, precision ${(100 * precision).toFixed(1)} %\n${misses.map((miss) => `  ${miss}\n`).join('')}`,
    );
    expect(recall).toBeGreaterThanOrEqual(floor);
    expect(precision).toBeGreaterThanOrEqual(floor);
  });
});
