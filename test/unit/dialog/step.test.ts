import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fingerprint } from '../../../src/base/index.js';
import {
  type DialogEvent,
  type DialogState,
  type DoEffect,
  type FactEvent,
  initialState,
  listeningFor,
  operations,
  replayTurn,
  step,
} from '../../../src/dialog/index.js';
import {
  type Command,
  calm,
  flowNames,
  handoffReasons,
  policyTopics,
  slotNames,
} from '../../../src/domain/index.js';
import { contentFor } from '../../support/house.js';

const { dialog: content } = contentFor('standard-retail');
/** What a turn may ask for at most before it must wait for the customer; see `run-dialog.ts`. */
const operationsMax = 60;

const basis = { words: fc.string({ maxLength: 40 }), confidence: fc.constantFrom(0.4, 0.5, 0.9) };
const slot = fc.constantFrom(...slotNames);
const value = fc.constantFrom('changed-mind', 'other', 'damaged', 'refund', 'the kettle', '10482', 'x');
const command = fc.oneof(
  fc.record({
    kind: fc.constant('start-flow' as const),
    flow: fc.constantFrom(...flowNames),
    slots: fc.dictionary(slot, value, { maxKeys: 3 }),
    ...basis,
  }),
  fc.record({ kind: fc.constantFrom('fill-slot' as const, 'correct-slot' as const), slot, value, ...basis }),
  fc.record({
    kind: fc.constant('choose' as const),
    choiceId: fc.constantFrom('0', '1', '2', 'bogus', 'yes', 'no', 'talk-to-person'),
    ...basis,
  }),
  fc.record({
    kind: fc.constant('cannot-provide' as const),
    slot: fc.option(slot, { nil: undefined }),
    ...basis,
  }),
  fc.record({ kind: fc.constant('ask-policy' as const), topic: fc.constantFrom(...policyTopics), ...basis }),
  fc.record({
    kind: fc.constant('ask-order' as const),
    about: fc.constantFrom('status' as const, 'list' as const),
    ...basis,
  }),
  fc.record({
    kind: fc.constant('change-language' as const),
    locale: fc.constantFrom('en' as const, 'zh' as const),
    ...basis,
  }),
  fc.record({
    kind: fc.constant('small-talk' as const),
    about: fc.constantFrom('greeting' as const, 'thanks' as const, 'goodbye' as const, 'other' as const),
    ...basis,
  }),
  fc.record({
    kind: fc.constantFrom(
      'affirm' as const,
      'deny' as const,
      'cancel-flow' as const,
      'repeat' as const,
      'start-over' as const,
      'talk-to-person' as const,
      'out-of-scope' as const,
      'not-understood' as const,
    ),
    ...basis,
  }),
);

const message = fc.record({
  commands: fc.array(command, { minLength: 1, maxLength: 3 }),
  angry: fc.boolean(),
  escalate: fc.option(
    fc.record({
      how: fc.constantFrom('offer' as const, 'make' as const),
      reason: fc.constantFrom(...handoffReasons),
    }),
    { freq: 9, nil: null },
  ),
  token: fc.boolean(),
  seed: fc.nat(),
});
type Message = typeof message extends fc.Arbitrary<infer T> ? T : never;

/** A shop that answers anything it may answer, and the same question in one turn the same way. */
const answer = (asked: DoEffect, seed: number): FactEvent => {
  const { operation } = asked;
  const outcomes = operations[operation];
  const outcome =
    outcomes[
      Number.parseInt(fingerprint([seed, operation, asked.slots]).slice(0, 8), 16) % outcomes.length
    ] ?? '';
  const choices = [1, 2].map((n) => ({
    id: `found:${n}`,
    label: `Number ${n}`,
    means: { kind: 'fill' as const, slot: 'items' as const, value: `number ${n}` },
  }));
  return {
    type: 'fact',
    operation,
    outcome,
    ...(outcome === 'ambiguous' || outcome === 'none' ? { choices } : {}),
    ...(outcome === 'proven' ? { identity: { customerId: 'somebody' } } : {}),
    ...(outcome === 'no-match' ? { clear: ['email', 'postcode'] as const } : {}),
    ...(operation === 'find-orders' && seed % 3 === 0 && asked.slots.order !== 'another'
      ? { more: [{ flow: 'cancel-order' as const, slots: { order: 'another' }, together: true as const }] }
      : {}),
  };
};

const asEvent = (said: Message, state: DialogState): DialogEvent => {
  const offered = listeningFor(content, state).choices;
  const commands = said.commands.map((one) =>
    one.kind === 'choose' ? { ...one, choiceId: offered[Number(one.choiceId)]?.id ?? one.choiceId } : one,
  ) as Command[];
  return {
    type: 'commands',
    commands,
    mood: { ...calm, angry: said.angry },
    locale: state.locale,
    escalate: said.escalate,
    ...(said.token ? { identity: { customerId: 'somebody' } } : {}),
  };
};

const frozen = <T>(thing: T): T => {
  if (typeof thing === 'object' && thing !== null && !Object.isFrozen(thing)) {
    Object.freeze(thing);
    Object.values(thing).forEach(frozen);
  }
  return thing;
};

/** Takes one turn to its end; the state before is frozen, so that a step that changes it throws. */
const takeTurn = (before: DialogState, first: DialogEvent, seed: number) => {
  const said: string[] = [];
  const events: DialogEvent[] = [];
  let isHandedOff = false;
  let state = before;
  for (let event: DialogEvent | null = first; event !== null; ) {
    events.push(event);
    expect(events.length).toBeLessThanOrEqual(operationsMax);
    const result = step(content, frozen(state), event);
    state = result.state;
    event = null;
    for (const effect of result.effects) {
      if (effect.kind === 'say') said.push(effect.key);
      else {
        isHandedOff ||= effect.operation === 'hand-off';
        event = answer(effect, seed);
      }
    }
  }
  return { state, said, events, isHandedOff };
};

const start = (isProven: boolean): DialogState =>
  step(content, initialState('en', isProven ? 'somebody' : null), { type: 'started' }).state;

describe('the dialog, whatever is said and whatever the shop answers', () => {
  test('ends every turn with something said that has words, and waits', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(message, { minLength: 1, maxLength: 12 }), (isProven, messages) => {
        let state = start(isProven);
        for (const one of messages) {
          const turn = takeTurn(state, asEvent(one, state), one.seed);
          expect(turn.said).not.toEqual([]);
          for (const key of turn.said) expect(content.messages.en).toHaveProperty([key]);
          expect(turn.state.waiting?.kind).not.toBe('operation');
          expect(turn.state.frames.length).toBeLessThanOrEqual(8);
          if (turn.isHandedOff) {
            // Nothing is said after the promise of a person, and nothing goes on beneath it.
            expect(turn.said.at(-1)).toMatch(/^handed-off/);
            expect([turn.state.frames, turn.state.agenda, turn.state.waiting]).toEqual([[], [], null]);
            return;
          }
          state = turn.state;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('asks what it waits for: choices on offer are those that were said', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 8 }), (messages) => {
        let state = start(true);
        for (const one of messages) {
          const { state: after } = takeTurn(state, asEvent(one, state), one.seed);
          const listening = listeningFor(content, after);
          if (after.waiting === null || after.waiting.kind === 'operation')
            expect(listening.question.kind).toBe('none');
          else expect(listening.choices.length).toBe(after.waiting.choices.length);
          state = after;
        }
      }),
      { numRuns: 150 },
    );
  });

  test('gives the same state and replies when its record is run again, through a database too', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), (messages) => {
        let state = start(false);
        for (const one of messages) {
          const turn = takeTurn(state, asEvent(one, state), one.seed);
          const stored = JSON.parse(JSON.stringify({ before: state, events: turn.events })) as {
            before: DialogState;
            events: DialogEvent[];
          };
          const keys: string[] = [];
          let again = stored.before;
          for (const event of stored.events) {
            const result = step(content, again, event);
            again = result.state;
            for (const effect of result.effects) if (effect.kind === 'say') keys.push(effect.key);
          }
          expect(fingerprint(again)).toBe(fingerprint(turn.state));
          expect(keys).toEqual(turn.said);
          state = turn.state;
        }
      }),
      { numRuns: 150 },
    );
  });

  test('never lets words prove who is asking', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 10 }), (messages) => {
        let state = start(false);
        for (const one of messages) {
          const { state: after, events } = takeTurn(
            state,
            asEvent({ ...one, token: false }, state),
            one.seed,
          );
          const isProven = events.some((event) => event.type === 'fact' && event.identity !== undefined);
          if (!isProven) expect(after.identity).toEqual(state.identity);
          state = after;
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a turn that is run again', () => {
  test('is worded as it was, from its commands and facts alone', () => {
    const event: DialogEvent = {
      type: 'commands',
      commands: [{ kind: 'ask-policy', topic: 'window', words: 'how long', confidence: 1 }],
      mood: calm,
      locale: 'zh',
      escalate: null,
    };
    const fact: DialogEvent = {
      type: 'fact',
      operation: 'answer-policy',
      outcome: 'answered',
      params: { clauses: 'thirty days' },
    };
    const first = replayTurn(content, start(true), [event, fact]);
    expect(first.replies.map(({ key, text }) => [key, text])).toEqual([['policy-answer', 'thirty days']]);
    expect(first.state.locale).toBe('zh');
    expect(replayTurn(content, start(true), [event, fact]).stateHash).toBe(first.stateHash);
  });

  test('refuses a fact that nobody asked for', () => {
    const fact: DialogEvent = { type: 'fact', operation: 'decide', outcome: 'approve' };
    expect(() => step(content, start(true), fact)).toThrow('unexpected');
  });
});
