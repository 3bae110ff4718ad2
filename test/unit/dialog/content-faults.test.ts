import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isAppError } from '../../../src/base/index.js';
import { loadContent } from '../../../src/content/index.js';
import { messagesOfPolicyPage } from '../../../src/server/policy-page/index.js';
import { messagesOfTurns } from '../../../src/turns/index.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-dialogs-'));
  for (const part of ['flows', 'repairs', 'messages', 'policies', 'slots.yml'])
    cpSync(join('dialogs', part), join(folder, 'dialogs', part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const edit = (file: string, from: string | RegExp, to: string): void => {
  const path = join(folder, 'dialogs', file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(path, after);
};

/** What stops the start, one line a fault; nothing when it starts. */
const faults = (): string[] => {
  try {
    loadContent({
      dialogsFolder: join(folder, 'dialogs'),
      policy: 'standard-retail',
      messages: [...messagesOfTurns, ...messagesOfPolicyPage],
    });
    return [];
  } catch (error) {
    if (!isAppError(error, 'content-invalid')) throw error;
    return String(error.message)
      .split('\n')
      .slice(1)
      .filter((line) => line !== '');
  }
};

const lineIn = (file: string, words: string): number =>
  readFileSync(join(folder, 'dialogs', file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1;

describe('content that is wrong does not start, and says where and what to do', () => {
  test('the shipped content starts', () => {
    expect(faults()).toEqual([]);
  });

  test('a step behind an "end" can never be reached', () => {
    edit('repairs/thanks.yml', 'steps:\n', 'steps:\n  - end: true\n');
    expect(faults()).toEqual([
      `dialogs/repairs/thanks.yml:${lineIn('repairs/thanks.yml', 'say: thanks')} steps[1]: this step can never be reached. ` +
        'Remove it, or remove the "again", "end", "start" or "hand-off" before it.',
    ]);
  });

  test('an outcome without a branch', () => {
    edit('flows/track-order.yml', /\n {6}none:.*/, '');
    expect(faults()).toEqual([
      `dialogs/flows/track-order.yml:${lineIn('flows/track-order.yml', 'do: order-status')} steps[0].do: "order-status" has no branch for "none". ` +
        'Add "none: []" under "when", or the steps it needs.',
    ]);
  });

  test('a branch for an outcome that never comes', () => {
    edit('flows/track-order.yml', '      none:', '      lost: []\n      none:');
    expect(faults()).toEqual([
      `dialogs/flows/track-order.yml:${lineIn('flows/track-order.yml', 'lost:')} steps[0].when.lost: "order-status" never ends in "lost". ` +
        'Its outcomes are: found, ambiguous, none.',
    ]);
  });

  test('a confirmation without a "no"', () => {
    edit('flows/talk-to-person.yml', 'steps:\n', 'steps:\n  - confirm: settlement\n    yes: []\n');
    expect(faults()).toEqual([
      expect.stringContaining(
        'talk-to-person.yml:4 steps[0]: a confirmation needs both "yes" and "no". Add the missing branch; [] goes on.',
      ),
    ]);
  });

  test('a message without words in one locale, named at the step that says it', () => {
    edit('messages/zh/conversation.yml', /thanks: .*\n/, '');
    expect(faults()).toEqual([
      `dialogs/repairs/thanks.yml:${lineIn('repairs/thanks.yml', 'say: thanks')} steps[0].say: the message "thanks" has no words in "zh". ` +
        'Add it to dialogs/messages/zh/.',
    ]);
  });

  test('a choice without a label, named at the choice', () => {
    edit('repairs/stuck.yml', 'leave-it:', 'call-me:');
    const found = faults();
    expect(found).toContain(
      `dialogs/repairs/stuck.yml:${lineIn('repairs/stuck.yml', 'call-me')} steps[0].choices.call-me: the message "choice.call-me" has no words in "en". ` +
        'Add it to dialogs/messages/en/.',
    );
    expect(found.length).toBe(2);
  });

  test('a slot that does not exist', () => {
    edit('flows/appeal-decision.yml', 'collect: complaint', 'collect: shoe-size');
    expect(faults()[0]).toContain(
      `appeal-decision.yml:${lineIn('flows/appeal-decision.yml', 'collect:')} steps[0].collect: there is no slot "shoe-size". Use one of: email`,
    );
  });

  test('an operation that does not exist', () => {
    edit('flows/track-refund.yml', 'do: find-case', 'do: find-money');
    expect(faults()[0]).toContain(
      `track-refund.yml:${lineIn('flows/track-refund.yml', 'do:')} steps[0].do: there is no operation "find-money". Use one of: identify`,
    );
  });

  test('a flow, a card, a hand-off reason, an engine action or a step name that does not exist', () => {
    edit('repairs/greeting.yml', 'start: exchange-item', 'start: exchange-planet');
    edit('flows/track-refund.yml', 'say: case-status, card: case', 'say: case-status, card: photo');
    edit('flows/talk-to-person.yml', 'customer-asked', 'full-moon');
    edit('repairs/repeat.yml', 'engine: repeat', 'engine: explode');
    edit('flows/track-order.yml', 'again: order-status', 'again: nowhere');
    const found = faults().join('\n');
    for (const problem of [
      'there is no flow "exchange-planet"',
      'there is no card "photo"',
      'there is no hand-off reason "full-moon"',
      'there is no engine action "explode"',
      'there is no step named "nowhere"',
    ])
      expect(found).toContain(problem);
  });

  test('a key that a step does not know, and a step that does nothing', () => {
    edit('repairs/thanks.yml', 'say: thanks', 'say: thanks\n    loudly: true\n  - shout: thanks');
    expect(faults()).toEqual([
      expect.stringContaining('steps[1]: this step does nothing known. Begin it with one of: collect, do'),
      expect.stringContaining(
        'steps[0]: "say" does not know "loudly". Remove "loudly" or correct its spelling.',
      ),
      expect.stringContaining('thanks: no flow, slot or room uses this message'),
      expect.stringContaining('thanks: no flow, slot or room uses this message'),
    ]);
  });

  test('an offer whose "yes" names none of its choices', () => {
    edit('repairs/offer-person.yml', 'yes: talk-to-person', 'yes: maybe');
    expect(faults()).toEqual([
      `dialogs/repairs/offer-person.yml:${lineIn('repairs/offer-person.yml', 'yes:')} steps[0].yes: "yes" names no choice of this offer. ` +
        'Use one of: talk-to-person, go-on.',
    ]);
  });

  test('a placeholder that only one locale has', () => {
    edit('messages/zh/conversation.yml', '{firstName}', '{lastName}');
    expect(faults()).toEqual([
      `dialogs/messages/zh/conversation.yml:${lineIn('messages/zh/conversation.yml', '{lastName}')} identity-proven: placeholders differ from "en": lastName against firstName. ` +
        'Use the same placeholders in every locale.',
    ]);
  });

  test('a placeholder that is never closed', () => {
    edit('messages/en/conversation.yml', '{firstName}', '{firstName');
    expect(faults()[0]).toContain(
      `conversation.yml:${lineIn('messages/en/conversation.yml', 'identity-proven')} identity-proven: the message has a broken {placeholder}. Close every brace`,
    );
  });

  test('a message that is written in two files', () => {
    edit('messages/en/labels.yml', 'choice.yes:', 'thanks: "Thanks!"\nchoice.yes:');
    expect(faults()).toEqual([
      `dialogs/messages/en/labels.yml:${lineIn('messages/en/labels.yml', 'thanks:')} thanks: this message is written twice. Keep one of them.`,
    ]);
  });

  test('a message that nobody says', () => {
    for (const locale of ['en', 'zh'])
      edit(`messages/${locale}/labels.yml`, 'choice.yes:', 'song: "La la"\nchoice.yes:');
    expect(faults()).toEqual([
      expect.stringContaining(
        'song: no flow, slot or room uses this message. Remove it, or correct its name.',
      ),
      expect.stringContaining(
        'song: no flow, slot or room uses this message. Remove it, or correct its name.',
      ),
    ]);
  });

  test('a flow that is defined twice, and one that is missing', () => {
    edit('flows/track-order.yml', 'flow: track-order', 'flow: track-refund');
    const found = faults();
    expect(found).toContain(
      'dialogs/flows/track-refund.yml:1 flow: "track-refund" is defined twice. Keep one of dialogs/flows/track-order.yml and dialogs/flows/track-refund.yml.',
    );
    expect(found).toContain(
      'dialogs:1 track-order: there is no file for "track-order". Add dialogs/flows/track-order.yml.',
    );
  });

  test('a slot that cannot be asked', () => {
    edit('slots.yml', /complaint: \{.*\}/, 'complaint: { scope: flow }');
    expect(faults()).toContain(
      `dialogs/slots.yml:${lineIn('slots.yml', 'complaint:')} slots.complaint: the slot cannot be asked. Add "ask" and "ask-narrow", each the key of a message.`,
    );
  });

  test('a slot that takes down one that does not exist', () => {
    edit('slots.yml', 'invalidates: [resolution] }', 'invalidates: [mood] }');
    expect(faults()).toEqual([
      expect.stringContaining('slots.replacement: "invalidates" names no slot: "mood". Use one of: email'),
    ]);
  });

  test('a file that is no YAML', () => {
    edit('flows/track-order.yml', 'steps:', 'steps: [');
    expect(faults()[0]).toMatch(/^dialogs\/flows\/track-order\.yml:\d+ .*Correct the YAML on this line\.$/);
  });
});
