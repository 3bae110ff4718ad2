import { isSameRequest, isSettled } from '../../../src/dialog/same-request.js';
import type { Request } from '../../../src/dialog/state.js';

const cancel = (order: string, words = ''): Request => ({ flow: 'cancel-order', slots: { order }, words });
const swap = (items: string, replacement: string, words = ''): Request => ({
  flow: 'exchange-item',
  slots: { items, replacement },
  words,
});

describe('the same request', () => {
  it.each([
    ['the same order called by more words', cancel('10455'), cancel('the whole order #10455')],
    ['the same words with a full stop', cancel('my order', 'cancel it'), cancel('my order', 'Cancel it!')],
    ['the same goods for the same', swap('the lamp', 'red'), swap('my lamp', 'red')],
  ])('is %s', (_name, one, other) => {
    expect(isSameRequest(one, other)).toBe(true);
  });

  it.each([
    ['another order', cancel('10455'), cancel('10482')],
    ['another variant', swap('the lamp', 'red'), swap('the lamp', 'blue')],
    [
      'other goods of one sentence',
      swap('the lamp', 'red', 'swap both'),
      swap('the hose', 'red', 'swap both'),
    ],
    [
      'another thing done with it',
      cancel('10455'),
      { flow: 'track-order', slots: { order: '10455' } } as Request,
    ],
  ])('is not %s', (_name, one, other) => {
    expect(isSameRequest(one, other)).toBe(false);
  });

  it('is not what was settled before when no goods are named', () => {
    const settled = [
      {
        flow: 'return-items' as const,
        slots: {},
        words: 'return it',
        orderId: 'order-1',
        lineIds: ['line-1'],
      },
    ];
    expect(isSettled(settled, { flow: 'return-items', slots: {}, words: 'return it' })).toBe(false);
  });
});
