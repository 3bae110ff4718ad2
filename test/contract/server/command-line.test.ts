import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ShopFile } from '../../../src/domain/index.js';
import { makeSandboxShop } from '../../../src/shops/index.js';
import { makegood, commandNow as now } from '../../support/makegood.js';
import { startServer } from '../../support/running-server.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'makegood-commands-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = join(root, name);
  writeFileSync(file, text);
  return file;
};

describe('the command line', () => {
  test('lists its commands, and explains each', async () => {
    const overview = await makegood(['--help']);
    for (const name of ['serve', 'chat', 'import', 'export', 'check', 'desk-link', 'train']) {
      expect(overview.output).toContain(name);
      const help = await makegood([name, '--help']);
      expect([help.code, help.output.startsWith(`Usage: makegood ${name}`)]).toEqual([0, true]);
    }
  });

  test('lists the verbs of a group, and explains each', async () => {
    const group = await makegood(['policy', '--help']);
    for (const verb of ['check', 'explain', 'simulate', 'diff']) {
      expect(group.output).toContain(`  ${verb}`);
      const help = await makegood(['policy', verb, '--help']);
      expect([help.code, help.output.startsWith(`Usage: makegood policy ${verb}`)]).toEqual([0, true]);
    }
  });

  test.each([
    [['dance'], 'There is no command "dance"'],
    [['chat', '--loud'], '--loud'],
    [['chat', '--json'], '--json needs --script'],
    [['chat', '--script', '/nowhere/at/all'], "can't be read"],
    [['chat', '--locale', 'xx'], '--locale must be one of'],
    [['import'], 'Usage: makegood import FILE.json'],
    [['import', 'a', 'b'], 'Usage: makegood import FILE.json'],
    [['eval'], 'Usage: makegood eval FILE.jsonl'],
    [['eval', 'a', '--misspelt', '2'], '--misspelt must be a share'],
    [['desk-link', '--name', ' '], '--name must have'],
    [['policy'], '"policy" needs a verb'],
    [['policy', 'bend'], 'There is no "policy bend"'],
    [['policy', 'diff', 'standard-retail'], 'Usage: makegood policy diff A B'],
    [['policy', 'check', 'standard-retail', '--order', '1'], '--order'],
    [['policy', 'explain', 'standard-retail', '--reason', 'late'], '--order is missing'],
    [['policy', 'simulate', 'standard-retail', '--from', 'dreams'], '--from must be one of cases, orders'],
    [['policy', 'simulate', 'standard-retail', '--limit', '0'], '--limit must be a whole number'],
  ])('ends with 2 and says why when it cannot read %j', async (words, why) => {
    const { code, output, notes } = await makegood(words);
    expect([code, output]).toEqual([2, '']);
    expect(notes).toContain(why);
  });

  test('ends with 1 and names every wrong setting', async () => {
    const { code, notes } = await makegood(['check'], { PORT: 'x', MAKEGOOD_NOW: 'then' });
    expect(code).toBe(1);
    expect(notes).toMatch(/config-invalid[\s\S]*PORT[\s\S]*MAKEGOOD_NOW/);
  });

  test('checks the content that is shipped', async () => {
    const { code, output } = await makegood(['check']);
    expect(code).toBe(0);
    expect(output).toMatch(/dialogs: .*\npolicy: .*\nunderstanding: /);
  });

  test('names file and line of a policy that is wrong', async () => {
    const file = write('broken.yml', 'policy: broken\ncurrency: 7\n');
    const { code, notes } = await makegood(['check'], { MAKEGOOD_POLICY: file });
    expect(code).toBe(1);
    expect(notes).toMatch(/content-invalid:[\s\S]*broken\.yml:\d+/);
  });

  test('prints a desk link of the public address', async () => {
    const { output } = await makegood(['desk-link', '--name', 'Dana'], {
      MAKEGOOD_PUBLIC_URL: 'https://help.shop.example/',
    });
    expect(output).toMatch(/^https:\/\/help\.shop\.example\/desk\/sign-in\?token=[\w-]{43}\n/);
  });
});

describe('a shop that only has a file', () => {
  test('imports it, plays a script, and exports what was done', async () => {
    const folder = { MAKEGOOD_DATA: join(root, 'shop') };
    const shop = makeSandboxShop({ seed: 7, now: new Date(now) });
    const file = write('shop.json', JSON.stringify(shop));
    const imported = await makegood(['import', file], folder);
    expect([imported.code, imported.notes]).toEqual([0, '']);

    const before = join(root, 'before.json');
    await makegood(['export', before], folder);
    const script = write(
      'script.txt',
      '\uFEFFhi the headphones i got last week crackle on the left side, want my money back\r\n\r\nmei.lin@example.com, 98101\nthe left ear cuts out when i walk\nrefund\nyes please\n',
    );
    const played = await makegood(['chat', '--script', script, '--json'], folder);
    expect(played.code).toBe(0);
    const turns = played.output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(turns.map(({ turn }) => turn)).toEqual([1, 2, 3, 4, 5]);
    for (const turn of turns) {
      expect(Object.keys(turn)).toEqual([
        'turn',
        'customer',
        'replies',
        'commands',
        'slots',
        'owner',
        'caseReference',
        'ms',
      ]);
      expect(turn.replies).not.toEqual([]);
    }
    expect(turns.at(-1)?.caseReference).toMatch(/^RF-/);

    const after = join(root, 'after.json');
    await makegood(['export', after], folder);
    const actionsOf = (path: string) =>
      (JSON.parse(readFileSync(path, 'utf8')) as ShopFile).orders.find(({ number }) => number === '#10482')
        ?.actions ?? [];
    expect(actionsOf(after).length).toBe(actionsOf(before).length + 1);
    expect(actionsOf(after).at(-1)).toMatchObject({
      kind: 'return',
      caseReference: turns.at(-1)?.caseReference,
    });
  });

  test('refuses rows that are wrong with place and reason, takes the others, and ends with 1', async () => {
    const file = write(
      'bad.json',
      JSON.stringify({
        schema: 'makegood-shop/1',
        customers: [{ id: 'a', firstName: 'A', lastName: 'B' }, { id: 5 }],
      }),
    );
    const { code, output } = await makegood(['import', file], { MAKEGOOD_DATA: join(root, 'bad') });
    expect(code).toBe(1);
    expect(output).toContain('customers[1]');
    expect(output).toContain('customers: 1 imported, 1 refused');
  });

  test('says so when the data folder is in use by a running server, and touches nothing', async () => {
    const folder = join(root, 'in-use');
    const running = await startServer({ MAKEGOOD_DATA: folder });
    const { code, notes } = await makegood(['export', '-'], { MAKEGOOD_DATA: folder });
    await running.stop();
    expect(code).toBe(1);
    expect(notes).toContain('data-folder-in-use: Stop the other Makegood');
  });
});

describe('a conversation in the terminal', () => {
  test('greets, numbers the choices, takes a number for a choice, and ends with its input', async () => {
    const { code, output } = await makegood(['chat'], {}, 'hello\n1\n/quit\n');
    expect(code).toBe(0);
    expect(output).toMatch(/Makegood: [\s\S]*1\. Get a refund[\s\S]*5\. Talk to a person/);
    expect(output.split('Makegood:').length).toBeGreaterThan(3);
  });
});
