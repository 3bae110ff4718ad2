import { describe, expect, test } from '@jest/globals';
import type { FlowName, Listening } from '../../../src/domain/index.js';
import { listeningTo } from '../../support/listening.js';
import { read, told } from '../../support/understood.js';

const commandsFor = async (text: string, listening?: Listening): Promise<string[]> =>
  (await read(text, listening, /\p{Script=Han}/u.test(text) ? 'zh' : 'en')).commands.map(told);
const once = (filed: FlowName | null): Listening => ({ ...listeningTo(null), filed });

describe('a promise that is held against us', () => {
  test.each([
    'you said 3 days',
    'but you told me within 5 business days',
    'you promised me it would be there in two weeks',
    'they said 3 to 5 working days and still nothing',
    '你们说三天就到的',
    '客服之前说过5个工作日内到账',
    'how do I pay the invoice',
    '差价怎么付',
  ])('"%s" asks how the money stands', async (text) => {
    expect(await commandsFor(text)).toEqual([expect.stringMatching(/^start-flow track-refund/)]);
  });

  test.each([
    'you said I have 30 days to return it',
    'you said the parcel would arrive in 3 days',
    'you said 3 mugs',
  ])('"%s" does not', async (text) => {
    expect((await commandsFor(text)).join()).not.toContain('track-refund');
  });
});

describe('the bank is spoken of', () => {
  test.each([
    "fine, I'll dispute it with my bank",
    "then I'm doing a chargeback",
    'my bank says they will reverse the payment',
    "I'm going to my bank with this",
    '我要找银行拒付',
    '我会向信用卡公司申诉',
  ])('"%s" is a complaint, for a person to answer', async (text) => {
    expect(await commandsFor(text)).toEqual([expect.stringMatching(/^start-flow appeal-decision/)]);
  });

  test.each(['refund it to my bank account', 'can you pay it to my card', '退到我的银行卡'])(
    '"%s" is not one',
    async (text) => {
      expect((await commandsFor(text)).join()).not.toContain('appeal-decision');
    },
  );
});

describe('"cancel it", just after something was settled', () => {
  test.each(['actually cancel it', 'wait, cancel that please', '取消吧'])(
    '"%s" calls off the return that was filed',
    async (text) => {
      expect(await commandsFor(text, once('return-items'))).toEqual(['start-flow withdraw-case']);
    },
  );
  test('a further wish in the same message stays one', async () => {
    const commands = await commandsFor('cancel it and return the headphones instead', once('return-items'));
    expect(commands[0]).toBe('start-flow withdraw-case');
    expect(commands[1]).toMatch(/^start-flow return-items items=the headphones/);
  });
  test.each([
    ['cancel my order', 'return-items'],
    ['cancel order 10455', 'return-items'],
    ['cancel it', 'cancel-order'],
    ['cancel it', null],
  ] as const)('"%s" after %s is about an order', async (text, filed) => {
    expect((await commandsFor(text, once(filed))).join()).toContain('start-flow cancel-order');
  });
});

describe('asked what is wrong', () => {
  const asked = listeningTo('evidence', 'request-refund');
  test.each(['左耳没有声音', '打开以后没有反应', "I can't get any sound out of the left side"])(
    '"%s" tells it',
    async (text) => {
      expect(await commandsFor(text, asked)).toEqual([`fill-slot evidence=${text}`]);
    },
  );
  test.each([
    '没有',
    '没有照片',
    '没有拍',
    "I don't have one",
    "I don't have a photo",
    "sorry, can't send any right now",
  ])('"%s" can not show it', async (text) => {
    expect(await commandsFor(text, asked)).toEqual(['cannot-provide evidence']);
  });
});

describe('at the yes or no about a difference to pay', () => {
  test.each(['how do I pay?', '怎么付'])('"%s" is answered by what was just said', async (text) => {
    expect(
      await commandsFor(text, { question: { kind: 'confirm' }, choices: [], flow: 'exchange-item' }),
    ).toEqual(['repeat']);
  });
});

describe('asked which item', () => {
  const asked = listeningTo('items', 'request-refund', ['Desk Lamp, order #1', 'Wool Throw, order #1']);
  test.each([
    ['no longer needed', 'no-longer-needed'],
    ['just changed my mind', 'changed-mind'],
    ['不想要了', 'changed-mind'],
  ])('"%s" says why, and names none', async (text, reason) => {
    expect(await commandsFor(text, asked)).toEqual([`fill-slot reason=${reason}`]);
  });
  test.each(["I don't need the lamp", 'both, changed my mind', 'all of it, no longer needed'])(
    '"%s" names some',
    async (text) => {
      expect((await commandsFor(text, asked)).join()).toMatch(/items=|choose/);
    },
  );
});
