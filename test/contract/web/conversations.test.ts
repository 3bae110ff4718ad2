import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProblemResponse } from '../../../src/domain/wire.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { get, openConversation, post } from './web-customer.js';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer();
});
afterAll(() => running.stop());

const codeOf = (answer: { body: unknown }): string => (answer.body as ProblemResponse).error.code;

describe('a conversation on the web', () => {
  test('starts with a token and a greeting', async () => {
    const { started, token } = await openConversation(running.url);
    expect(started.status).toBe(201);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(started.body.messages[0]).toMatchObject({ seq: 1, role: 'assistant', key: 'greeting' });
  });

  test.each([
    [{ locale: 'zh' }, {}],
    [{}, { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' }],
  ])('greets in the language of the page: %j %j', async (body, headers) => {
    const { started } = await openConversation(running.url, body, headers);
    expect(started.body.messages[0]?.text).toMatch(/\p{Script=Han}/u);
  });

  test('answers a message with the replies of this turn, and keeps both sides in the transcript', async () => {
    const customer = await openConversation(running.url);
    const answered = await customer.say('I want my money back');
    expect(answered.status).toBe(200);
    expect(answered.body.owner).toBe('assistant');
    expect(answered.body.messages.length).toBeGreaterThan(0);
    expect(answered.body.messages.every(({ role }) => role === 'assistant')).toBe(true);
    const { body } = await customer.read();
    expect(body.messages.map(({ seq }) => seq)).toEqual(body.messages.map((_, index) => index + 1));
    expect(body.messages.find(({ role }) => role === 'customer')?.text).toBe('I want my money back');
    const later = await customer.read(body.messages[1]?.seq);
    expect(later.body.messages).toEqual(body.messages.slice(2));
  });

  test('answers the first replies when the same message is sent twice, also at the same moment', async () => {
    const customer = await openConversation(running.url);
    const [first, second] = await Promise.all([
      customer.say('hello there', 'same'),
      customer.say('hello there', 'same'),
    ]);
    const third = await customer.say('hello there', 'same');
    expect(second.body).toEqual(first.body);
    expect(third.body).toEqual(first.body);
    const { body } = await customer.read();
    expect(body.messages.filter(({ role }) => role === 'customer')).toHaveLength(1);
  });

  test('answers every message when several come before the first answer, in order of arrival', async () => {
    const customer = await openConversation(running.url);
    const texts = ['one', 'two', 'three', 'four', 'five'];
    const answers = await Promise.all(texts.map((text) => customer.say(text)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { body } = await customer.read();
    const said = body.messages.filter(({ role }) => role === 'customer');
    expect(said.map(({ text }) => text).sort()).toEqual([...texts].sort());
    for (const { inboundId } of said) {
      expect(body.messages.some((reply) => reply.role === 'assistant' && reply.inboundId === inboundId)).toBe(
        true,
      );
    }
  });

  test('takes a choice by its id, and answers a stale one without losing the conversation', async () => {
    const customer = await openConversation(running.url);
    const choice = customer.started.body.messages[0]?.choices[0];
    const chosen = await customer.choose(choice?.id ?? '');
    expect(chosen.status).toBe(200);
    const { body } = await customer.read();
    expect(body.messages.find(({ role }) => role === 'customer')?.text).toBe(choice?.label);
    const stale = await customer.choose('no-such-choice');
    expect([200, 409]).toContain(stale.status);
    expect((await customer.say('still there?')).status).toBe(200);
  });

  test.each([
    ['emoji', '😡😡😡 💸'],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['control characters', 'a\u0000b\u0007c'],
    ['half a surrogate pair', 'broken \ud83d text'],
    ['right-to-left', 'أريد استرداد أموالي'],
    ['the longest allowed', 'x'.repeat(4000)],
  ])('takes %s as words', async (_what, text) => {
    const customer = await openConversation(running.url);
    const answered = await customer.say(text);
    expect(answered.status).toBe(200);
    expect(answered.body.messages.length).toBeGreaterThan(0);
  });
});

describe('bad input on the web', () => {
  test('refuses 10,000 characters with the length that is allowed', async () => {
    const customer = await openConversation(running.url);
    const answer = await customer.say('x'.repeat(10_000));
    expect(answer.status).toBe(413);
    expect((answer.body as unknown as ProblemResponse).error).toMatchObject({
      code: 'request-too-large',
      details: { field: 'text', lengthMax: 4000 },
    });
  });

  test.each([
    ['no text', { clientMessageId: 'a' }, 400, 'request-invalid'],
    ['an empty text', { clientMessageId: 'a', text: '' }, 400, 'request-invalid'],
    ['a blank text', { clientMessageId: 'a', text: ' \n ' }, 400, 'request-invalid'],
    ['no client id', { text: 'hi' }, 400, 'request-invalid'],
    ['an unknown field', { clientMessageId: 'a', text: 'hi', amountMinor: 100 }, 400, 'request-invalid'],
    ['a number for a text', { clientMessageId: 'a', text: 5 }, 400, 'request-invalid'],
    ['a list', [], 400, 'request-invalid'],
    ['malformed JSON', '{"clientMessageId": "a", "text": ', 400, 'request-malformed'],
    ['a bare word', 'hello', 400, 'request-malformed'],
    ['too many bytes', `{"text":"${'x'.repeat(70_000)}"}`, 413, 'request-too-large'],
  ])('answers %s with a code and a cure, and keeps nothing', async (_what, body, status, code) => {
    const customer = await openConversation(running.url);
    const answer = await post(`${customer.url}/messages`, body, customer.authorization);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(answer.body.error.cure).not.toBe('');
    expect(answer.body.error.requestId).toBe(answer.headers.get('x-request-id'));
    expect(JSON.stringify(answer.body)).not.toMatch(/\.[jt]s:\d|node_modules|Error:/);
    expect((await customer.read()).body.messages).toHaveLength(1);
  });

  test('refuses a body that is not JSON', async () => {
    const answer = await post(`${running.url}/v1/conversations`, 'locale=en', {
      'content-type': 'text/plain',
    });
    expect([answer.status, codeOf(answer)]).toEqual([415, 'media-type-unsupported']);
  });

  test('tells nothing apart: no token, a made-up one, one of another conversation, one for a conversation that is not there', async () => {
    const [mine, other] = [await openConversation(running.url), await openConversation(running.url)];
    const missing = await get(`${mine.url}/messages`);
    const madeUp = await get(`${mine.url}/messages`, { authorization: `Bearer ${'x'.repeat(43)}` });
    const foreign = await get(`${mine.url}/messages`, other.authorization);
    const nowhere = await get(`${running.url}/v1/conversations/conv_nowhere/messages`, mine.authorization);
    expect([missing.status, codeOf(missing)]).toEqual([401, 'token-missing']);
    for (const answer of [madeUp, foreign, nowhere])
      expect([answer.status, codeOf(answer)]).toEqual([403, 'token-invalid']);
    const written = await post(
      `${mine.url}/messages`,
      { clientMessageId: 'a', text: 'hi' },
      other.authorization,
    );
    expect(codeOf(written)).toBe('token-invalid');
    expect((await mine.read()).body.messages).toHaveLength(1);
  });

  test.each([
    ['/v1/conversations', 'GET', 405, 'method-not-allowed'],
    ['/v1/conversations/abc/messages', 'DELETE', 405, 'method-not-allowed'],
    ['/openapi.json/x', 'GET', 404, 'not-found'],
    ['/v1/nothing', 'GET', 404, 'not-found'],
    ['/%E0%A4%A', 'GET', 404, 'not-found'],
    ['/v1/conversations/%E0%A4%A/messages', 'GET', 400, 'request-malformed'],
    ['/../../package.json', 'GET', 404, 'not-found'],
    ['/..%2f..%2fpackage.json', 'GET', 403, 'not-found'],
  ])('answers %s %s with a problem', async (path, method, status, code) => {
    const response = await fetch(`${running.url}${path}`, { method });
    const answer = { body: await response.json() };
    expect(codeOf(answer)).toBe(code);
    expect([status, 404]).toContain(response.status);
    if (status === 405) expect(response.headers.get('allow')).not.toBeNull();
  });

  test.each(['after=-1', 'after=x', 'after=1.5', 'after=1&after=2'])('refuses to read %s', async (query) => {
    const customer = await openConversation(running.url);
    const answer = await get(`${customer.url}/messages?${query}`, customer.authorization);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'request-invalid']);
  });
});
