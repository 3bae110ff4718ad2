import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openStage, type Stage } from './stage/open-stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.house.close());
beforeEach(() => stage.reset());

const keysOf = (messages: readonly { key: string | null }[]) => messages.map((message) => message.key);

/** A new conversation asks where an order is, and guesses a postcode so many times. */
const guess = async (email: string, postcodes: readonly string[]): Promise<(string | null)[]> => {
  const talk = await stage.house.talk();
  await talk.say('where is my order?');
  const keys: (string | null)[] = [];
  for (const postcode of postcodes) keys.push(...keysOf(await talk.say(`${email} ${postcode}`)));
  return keys;
};

test('guesses about one address are limited whoever asks: the eleventh in an hour is not even compared', async () => {
  const email = 'mei.lin@example.com';
  for (const first of [10001, 10011, 10021])
    expect(await guess(email, [first, first + 1, first + 2].map(String))).toEqual([
      'identity-no-match',
      'identity-no-match',
      'identity-no-match',
    ]);
  expect(await guess(email, ['10031'])).toEqual(['identity-no-match']);
  expect(await guess(email, ['98101'])).toEqual(['identity-blocked', 'handed-off']);
  // Nobody else is held up by it.
  expect(await guess('sam.carter@example.com', ['97205'])).toEqual(['identity-proven', 'order-status']);
});

test('codes to one address are limited, and an address nobody knows gets none', async () => {
  const ask = async (email: string): Promise<(string | null)[]> => {
    const talk = await stage.house.talk();
    await talk.say('where is my order?');
    await talk.say(email);
    return keysOf(await talk.say("I don't have the order number"));
  };
  for (let times = 0; times < 5; times += 1) expect(await ask('mei.lin@example.com')).toEqual(['ask-code']);
  expect(await ask('mei.lin@example.com')).toEqual(['handed-off']);
  expect(await ask('nobody@example.com')).toEqual(['ask-code']);
  expect(stage.sent.map(({ email }) => email)).toEqual(Array(5).fill('mei.lin@example.com'));
});

test('a code is good for the conversation it was sent in, and for no other', async () => {
  const first = await stage.house.talk();
  const second = await stage.house.talk();
  for (const talk of [first, second]) {
    await talk.say('where is my order?');
    await talk.say('mei.lin@example.com');
    await talk.say("I don't have the order number");
  }
  const [mine, other] = stage.sent.map(({ code }) => code);
  expect(keysOf(await first.say(other ?? ''))).toEqual(['identity-no-match']);
  expect(keysOf(await second.say(other ?? ''))[0]).toBe('identity-proven');
  expect(mine).not.toBe(other);
});
