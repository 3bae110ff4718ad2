import { describe, expect, test } from '@jest/globals';
import type { Listening } from '../../../src/domain/index.js';
import { answerCallOff } from '../../../src/understanding/interpret/answer-call-off.js';

const asked: Listening = { question: { kind: 'confirm' }, choices: [], flow: 'withdraw-case' };
const read = (text: string, listening: Listening = asked) =>
  answerCallOff(text, listening)?.[0]?.kind ?? null;

describe('asked whether a request shall be called off', () => {
  test.each([
    'actually I keep them',
    "forget it, I'm keeping the kettle",
    "I'd rather hang on to it",
    "we'll hold on to both of them after all",
    'they stay with me',
    'never mind the refund, it works now',
    "I won't be sending it back",
    "I don't want to return it any more",
    "no, I'm not going to send the lamp back",
    'no refund needed',
    'there is no need to exchange it',
    'call it off please',
    'cancel the return',
    'could you just withdraw it?',
    'yes, scrap my request',
    '我留着',
    '算了，还是自己用吧',
    '东西我要了，不用退款',
    '不退了',
    '我不寄回去了',
    '把退货取消吧',
    '撤销申请',
    '換貨不用了，取消吧',
  ])('"%s" is a yes', (text) => {
    expect(read(text)).toBe('affirm');
  });

  test.each([
    'no, keep it going',
    'please leave it as it is',
    'keep the return',
    'let it run',
    'carry on with the refund',
    'I still want to send it back',
    'yes, I do want to return them',
    'actually no, I want my money back',
    "don't call it off",
    'please do not cancel my return',
    "I don't want to keep it",
    'I need the new one',
    'never mind',
    'forget it',
    '还是退吧',
    '我要退款',
    '继续退货',
    '别取消',
    '不要撤销，照旧',
    '我不想留着',
    '算了',
  ])('"%s" is a no', (text) => {
    expect(read(text)).toBe('deny');
  });

  test.each([
    'I keep the mug but I want to return the lamp',
    "I'll keep it if you give me half back",
    'can I keep it until Friday?',
    'does that mean I keep them?',
    'you keep asking me that',
    'I want to keep my money',
    'the blue one',
    '留一个，退一个',
    '如果打折我就留着',
    '那运费怎么算？',
  ])('"%s" is neither, and is read like anything else', (text) => {
    expect(read(text)).toBeNull();
  });

  test('the same words answer no other question', () => {
    expect(read('I keep them', { ...asked, flow: 'return-items' })).toBeNull();
    expect(read('I keep them', { ...asked, question: { kind: 'none' } })).toBeNull();
  });
});
