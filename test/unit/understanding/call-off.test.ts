import { describe, expect, test } from '@jest/globals';
import { callsOff } from '../../../src/understanding/interpret/call-off.js';

describe('calling off what was asked for before', () => {
  test.each([
    'please cancel my return',
    'cancel my refund request',
    'I want to call off the return of the kettle',
    'can you withdraw my case RF-7K3M-92?',
    'stop the exchange please',
    'never mind the return, I keep it',
    'forget about the refund',
    "I don't want to return it anymore",
    'I no longer want to send it back',
    "forget it, I'll keep the kettle after all",
    'I thought better of it and decided to keep them',
    "I don't want to pay the difference anymore",
    "I'm not paying that invoice",
    '我不想补差价了',
    '取消退货',
    '请撤销退款申请',
    '不退了，我留着',
    '算了，不想退了',
  ])('"%s" calls it off', (text) => {
    expect(callsOff(text)).toBe(true);
  });

  test.each([
    'cancel my order',
    'what if I do not pay the difference?',
    'cancel the purchase and refund me',
    'cancel my order and return the money',
    'how long after cancelling do you refund',
    "forget the refund, I'll take a different size",
    'Never mind the refund, when does the parcel arrive?',
    'can I get a refund and keep the item?',
    "I'd rather keep it and get my money back after all",
    "I don't want to return it, I want a replacement",
    'please cancel the return label charge',
    '取消订单并退款',
    '退就不退了，换',
    '不换了，直接退货吧',
    '可以取消退货吗？',
    '怎么不退了，明明说好的',
  ])('"%s" does not', (text) => {
    expect(callsOff(text)).toBe(false);
  });
});
