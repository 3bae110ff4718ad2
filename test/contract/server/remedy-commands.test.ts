import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makegood } from '../../support/makegood.js';
import { startServer } from '../../support/running-server.js';
import { fileSkateboardReturn } from '../../support/skateboard-return.js';

let root: string;
let settings: Record<string, string>;
let reference: string;
let order: string;
let customerId: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'makegood-remedies-'));
  settings = { MAKEGOOD_DATA: join(root, 'data'), MAKEGOOD_NOW: '2026-11-21T12:00:00Z' };
  const running = await startServer(settings);
  const filed = await fileSkateboardReturn(running.server.house);
  reference = filed.filed.reference;
  order = filed.filed.orderNumber;
  customerId = filed.customerId;
  await running.stop();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...words: string[]) => makegood(words, settings);
const because = ['--reason', 'said so on the telephone', '--agent', 'kim'];

describe('what is done to a case at a terminal', () => {
  test('store credit is given from the budget, and no more than one case may have', async () => {
    expect((await run('credit', 'balance', customerId)).output.trim()).toBe('nothing');
    const given = await run('case', 'appease', reference, '--amount', '15.00', ...because);
    expect([given.code, given.output]).toEqual([0, expect.stringContaining(reference)]);
    const more = await run('case', 'appease', reference, '--amount', '5.01', ...because);
    expect([more.code, more.notes]).toEqual([1, expect.stringContaining('500 left')]);
    const balance = await run('credit', 'balance', customerId, '--json');
    expect(JSON.parse(balance.output)).toEqual({
      customerId,
      balances: [{ currency: 'USD', balanceMinor: 1_500 }],
    });
  });

  test('what a customer spends is booked, and never more than they hold', async () => {
    const take = (amount: string) =>
      run('credit', 'take', customerId, '--amount', amount, '--currency', 'USD', ...because);
    expect((await take('15.01')).code).toBe(1);
    expect((await take('5')).output).toContain('$10.00');
    const listed = (await run('credit', 'list', customerId)).output;
    expect(listed).toMatch(/15\.00 USD {2}appeasement {2}agent:kim/);
    expect(listed).toMatch(/-5\.00 USD {2}spent {2}agent:kim/);
  });

  test('a claim of the bank is told once, and stands in the case until it ends', async () => {
    const payment = ['--payment', 'order-10398-pay-1', '--amount', '10.00'];
    const told = await run('case', 'chargeback', order, '--dispute', 'dp_1', ...payment);
    expect([told.code, told.output]).toEqual([0, expect.stringContaining('dp_1: noticed')]);
    expect((await run('case', 'chargeback', order, '--dispute', 'dp_1', ...payment)).output).toContain(
      'known before',
    );
    expect((await run('case', 'show', reference)).output).toContain('dispute   dp_1');
    const ended = await run('case', 'chargeback', order, '--dispute', 'dp_1', '--outcome', 'won');
    expect([ended.code, ended.output]).toEqual([0, expect.stringContaining('dp_1: closed')]);
  });

  test('a case is called off with a reason, and then nothing more can be', async () => {
    expect((await run('case', 'withdraw', reference)).notes).toContain('--reason');
    expect((await run('case', 'withdraw', reference, ...because)).output).toContain(
      `${reference}: withdrawn`,
    );
    const again = await run('case', 'withdraw', reference, ...because);
    expect([again.code, again.notes]).toEqual([1, expect.stringContaining('"withdrawn"')]);
    expect((await run('case', 'invoice-paid', reference, ...because)).notes).toContain('no invoice');
    expect((await run('case', 'reopen', reference, ...because)).output).toContain(`${reference}: in-review`);
  });
});
