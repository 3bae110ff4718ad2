import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { WireMessage } from '../../../src/domain/wire.js';
import {
  acceptOutgoing,
  contiguousSeq,
  type OutgoingMessage,
  restingState,
  takeMessages,
} from '../../../src/web/widget/conversation-state.js';
import { timelineOf } from '../../../src/web/widget/timeline.js';

const message = (
  seq: number,
  role: WireMessage['role'],
  text: string,
  more: Partial<WireMessage> = {},
): WireMessage => ({
  id: `message-${seq}`,
  conversationId: 'conversation',
  seq,
  role,
  author: null,
  key: null,
  text,
  choices: [],
  card: null,
  inboundId: null,
  delivery: 'none',
  at: '2026-11-21T12:00:00.000Z',
  ...more,
});
const outgoing = (text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  clientMessageId: text,
  text,
  choiceId: null,
  at: '2026-11-21T12:00:00.000Z',
  status: 'sending',
  inboundId: null,
  beforeSeq: null,
  ...more,
});
const shown = (state: typeof restingState): string[] => timelineOf(state).map((entry) => entry.text);
const offer = message(2, 'assistant', 'Which?', {
  choices: [
    { id: 'refund', label: 'Refund' },
    { id: 'replacement', label: 'Replacement' },
  ],
});

describe('a conversation in the browser', () => {
  test('is the same transcript in whatever order, and however often, its messages arrive', () => {
    const whole = [1, 2, 3, 4, 5].map((seq) => message(seq, 'assistant', `words ${seq}`));
    fc.assert(
      fc.property(fc.shuffledSubarray([...whole, ...whole], { minLength: 0 }), (some) => {
        const arrived = [...some, ...whole];
        const one = arrived.reduce((state, next) => takeMessages(state, [next]), restingState);
        expect(one.messages).toEqual(whole);
        expect(takeMessages(restingState, arrived).messages).toEqual(whole);
      }),
    );
  });

  test('goes on after the last message without a gap before it', () => {
    expect(contiguousSeq([])).toBe(0);
    expect(contiguousSeq([message(1, 'assistant', 'a'), message(3, 'assistant', 'c')])).toBe(1);
  });

  test('shows what was written once, whether the stream or the answer comes first', () => {
    const sent = { ...restingState, outgoing: [outgoing('hi')] };
    const written = message(1, 'customer', 'hi', { inboundId: 'in-1' });
    const reply = message(2, 'assistant', 'Hello', { inboundId: 'in-1' });
    const answer = { messages: [reply], owner: 'assistant' as const };

    const streamFirst = acceptOutgoing(takeMessages(sent, [written]), 'hi', answer);
    expect(shown(streamFirst)).toEqual(['hi', 'Hello']);

    const answerFirst = acceptOutgoing(sent, 'hi', answer);
    expect(shown(answerFirst)).toEqual(['hi', 'Hello']);
    expect(shown(takeMessages(answerFirst, [written]))).toEqual(['hi', 'Hello']);
  });

  test('keeps a second message that says the same as the first', () => {
    const sent = {
      ...restingState,
      outgoing: [outgoing('yes', { clientMessageId: 'a' }), outgoing('yes', { clientMessageId: 'b' })],
    };
    const once = takeMessages(sent, [message(1, 'customer', 'yes')]);
    expect(shown(once)).toEqual(['yes', 'yes']);
    expect(once.outgoing.map((one) => one.clientMessageId)).toEqual(['b']);
  });
});

describe('choices', () => {
  const open = takeMessages(restingState, [message(1, 'assistant', 'Hello'), offer]);

  test('are open until the customer answers, by click or in words', () => {
    expect(timelineOf(open).at(-1)).toMatchObject({ choosing: 'open', chosenId: null });
    const answered = takeMessages(open, [message(3, 'customer', 'what does it cost?')]);
    expect(timelineOf(answered)[1]).toMatchObject({ choosing: 'past', chosenId: null });
  });

  test('show which one was chosen, also after a reload', () => {
    const chosen = takeMessages(open, [message(3, 'customer', 'Refund')]);
    expect(timelineOf(chosen)[1]).toMatchObject({ choosing: 'past', chosenId: 'refund' });
  });

  test('are over as soon as the click is on its way', () => {
    const clicked = { ...open, outgoing: [outgoing('Replacement', { choiceId: 'replacement' })] };
    expect(timelineOf(clicked)[1]).toMatchObject({ choosing: 'past', chosenId: 'replacement' });
  });

  test('are over when newer ones are offered or a person takes over', () => {
    const newer = takeMessages(open, [
      message(3, 'assistant', 'Or rather?', { choices: [{ id: 'x', label: 'X' }] }),
    ]);
    expect(timelineOf(newer).map((entry) => entry.choosing)).toEqual(['past', 'past', 'open']);
    expect(timelineOf({ ...open, owner: 'person' }).at(-1)?.choosing).toBe('past');
  });
});
