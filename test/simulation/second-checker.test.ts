import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSimulation, type Simulation } from './open-sim.js';
import { checkBooks, type ListedByProvider } from './second-checker.js';

let simulation: Simulation;
let pack: readonly string[] = [];
let listed: readonly ListedByProvider[] = [];

beforeAll(async () => {
  simulation = await openSimulation();
  // The first seed in which a provider other than the shop's own tables moved money.
  for (let seed = 1; seed < 40 && listed.length === 0; seed += 1) {
    await simulation.run({
      seed,
      keepBooks: (books) => {
        pack = books.pack;
        listed = books.listed.map((refund) => ({ ...refund }));
      },
    });
  }
}, 900_000);
afterAll(() => simulation.close());

const changedAt = (index: number, change: (line: string) => string): string[] =>
  pack.map((line, at) => (at === index ? change(line) : line));

const [moved, other] = ['"status":"succeeded"', '"status":"failed"'];

describe('books read from outside', () => {
  test('are right when nobody touched them', () => {
    expect(pack.length).toBeGreaterThan(5);
    expect(checkBooks(pack, listed)).toEqual([]);
  });

  test.each<[string, () => string[]]>([
    ['an entry is taken out', () => [...pack.slice(0, 3), ...pack.slice(4)]],
    ['the last entry is cut off', () => pack.slice(0, -1)],
    ['two entries change places', () => [pack[0], pack[2], pack[1], ...pack.slice(3)] as string[]],
    [
      'an entry says something else',
      () =>
        changedAt(
          pack.findIndex((line) => line.includes(moved)),
          (line) => line.replace(moved, other),
        ),
    ],
    [
      'an actor is another',
      () => changedAt(4, (line) => line.replace(/"actor":"\w+"/, '"actor":"agent:eve"')),
    ],
    ['a salt is another', () => changedAt(4, (line) => line.replace(/"salt":"./, '"salt":"!'))],
    [
      'the head is signed by somebody else',
      () => changedAt(0, (line) => line.replace(/— (\S+) (.{20})..../, '— $1 $2AAAA')),
    ],
  ])('are wrong when %s', (_what, touched) => {
    const books = touched();
    expect(books).not.toEqual(pack);
    expect(checkBooks(books, listed)).not.toEqual([]);
  });

  test.each<[string, (refund: ListedByProvider) => ListedByProvider[]]>([
    ['a refund was made twice', (refund) => [refund, { ...refund, id: `${refund.id}-again` }]],
    ['another amount moved', (refund) => [{ ...refund, amountMinor: refund.amountMinor + 1 }]],
    ['a refund is nobody’s', (refund) => [{ ...refund, intentId: null }]],
    ['it stands otherwise than logged', (refund) => [{ ...refund, status: 'pending' }]],
    ['it goes by another name', (refund) => [{ ...refund, id: 'another' }]],
  ])('are wrong when at the provider %s', (_what, touched) => {
    const [last] = listed.filter(({ status }) => status === 'succeeded').slice(-1);
    const others = listed.filter((refund) => refund !== last);
    expect(checkBooks(pack, [...others, ...(last === undefined ? [] : touched(last))])).not.toEqual([]);
  });

  const papersAt = (): number[] =>
    pack.flatMap((line, at) => (line.includes('"type":"paper-issued"') ? [at] : []));
  /** The last paper said otherwise; everything else that is wrong about that is the hashes' business. */
  const lastPaper = (change: (line: string) => string[]): string[] => {
    const last = papersAt().at(-1) ?? -1;
    return pack.flatMap((line, at) => (at === last ? change(line) : [line]));
  };

  test.each<[string, (line: string) => string[], RegExp]>([
    ['is left out', () => [], /is succeeded, its paper is missing/],
    ['is there twice', (line) => [line, line], /is there twice, or behind a gap/],
    [
      'has a number behind a gap',
      (line) => [line.replace(/"number":"CM-0/, '"number":"CM-9')],
      /CM-9\d+ is there twice, or behind a gap/,
    ],
    [
      'is of another amount',
      (line) => [line.replace('"totalMinor":', '"totalMinor":9')],
      /CM-\d+ does not sum/,
    ],
    [
      'is of another refund',
      (line) => [line.replace(/"intentId":"/, '"intentId":"not-')],
      /is about nothing that happened/,
    ],
  ])('are wrong when a paper %s', (_what, change, said) => {
    expect(papersAt().length).toBeGreaterThan(0);
    const books = lastPaper(change);
    expect(books).not.toEqual(pack);
    expect(checkBooks(books, listed).filter((finding) => said.test(finding))).not.toEqual([]);
    expect(checkBooks(pack, listed).filter((finding) => said.test(finding))).toEqual([]);
  });
});

describe('the packs of the vectors', () => {
  const vector = (name: string): string[] =>
    readFileSync(new URL(`../vectors/audit/packs/${name}.jsonl`, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n');
  const settled: ListedByProvider = {
    id: 're_1',
    intentId: 'intent-1',
    paymentId: 'payment-1',
    amountMinor: 10_000,
    currency: 'USD',
    status: 'succeeded',
  };

  test.each<[string, ListedByProvider['status'], string[]]>([
    ['good', 'succeeded', []],
    ['good-reversed', 'reversed', []],
    ['good-invoiced', 'succeeded', []],
    ['bad-paper-gap', 'succeeded', ['CM-000002 is there twice, or behind a gap']],
    ['bad-paper-twice', 'reversed', ['CM-000001 is there twice, or behind a gap']],
    ['bad-paper-unsound', 'succeeded', ['CM-000001 does not sum']],
    ['bad-paper-missing', 'succeeded', ['intent-1 is succeeded, its paper is missing']],
    ['bad-not-cancelled', 'reversed', ['intent-1 is reversed, its paper is missing']],
    ['bad-paper-unfounded', 'succeeded', ['CM-000002 is about nothing that happened']],
    ['bad-cancelled-twice', 'reversed', ['CM-000003 is about nothing that happened']],
    ['bad-paper-of-nobody', 'succeeded', ['CM-000002 is about nothing that happened']],
    ['bad-paper-amount', 'succeeded', ['intent-1 is succeeded, its paper is CM-000001']],
    ['bad-credit-overdrawn', 'succeeded', ['customer-1 in USD was left with -1']],
  ])('%s is read as it is meant', (name, status, findings) => {
    expect(checkBooks(vector(name), [{ ...settled, status }])).toEqual(findings);
  });
});
