import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningServer, startServer } from '../../support/running-server.js';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer({ MAKEGOOD_NOW: '2026-11-21T12:00:00Z' });
}, 60_000);
afterAll(() => running.stop());

const customer = async () => {
  const { house } = running.server;
  const [mei] = await house.records.customersByEmail('mei.lin@example.com');
  if (mei === undefined) throw new Error('the sandbox has no Mei Lin');
  const { conversationId } = await house.turns.start({
    channel: 'web',
    threadKey: '',
    address: {},
    locale: 'en',
    tokenHash: null,
    provenCustomerId: mei.id,
  });
  let count = 0;
  const say = async (text: string) => {
    count += 1;
    const { messages } = await house.turns.receive(conversationId, {
      channel: 'web',
      conversationId,
      threadKey: conversationId,
      eventId: `e${count}`,
      text,
      choiceId: null,
      attachments: [],
      locale: null,
      provenCustomerId: mei.id,
      address: {},
      receivedAt: '2026-11-21T12:00:00Z',
    });
    return messages.map((message) => message.key);
  };
  return { house, conversationId, say, customerId: mei.id };
};

test('the money for goods that travel back leaves when they are received, once, and the customer is told', async () => {
  const { house, conversationId, say, customerId } = await customer();
  await say('I want to return the skateboard');
  await say('changed my mind');
  expect(await say('yes')).toContain('filed');
  await house.settle();
  const [filed] = await house.cases.casesOf(customerId);
  expect(filed).toMatchObject({
    status: 'awaiting-return',
    totalMinor: 11400,
    intents: [{ status: 'reserved' }],
  });

  expect((await house.returns.receive(filed?.reference ?? '', { actor: 'system' })).ok).toBe(true);
  expect(await house.returns.receive(filed?.reference ?? '', { actor: 'system' })).toEqual({
    ok: false,
    error: { kind: 'not-awaited' },
  });
  await house.settle();

  const order = await house.records.order(filed?.orderId ?? '');
  const refunds = order?.actions.filter((action) => action.kind === 'refund') ?? [];
  expect(refunds.map((refund) => refund.kind === 'refund' && refund.amountMinor)).toEqual([11400]);
  expect((await house.cases.caseByReference(filed?.reference ?? ''))?.status).toBe('resolved');
  const keys = (await house.store.messages(conversationId, 0)).map((message) => message.key);
  expect(keys.filter((key) => key === 'return-received' || key === 'refund-arrived')).toEqual([
    'return-received',
    'refund-arrived',
  ]);
});

test('a reference that no case has is refused as that', async () => {
  expect(await running.server.house.returns.receive('RF-ZZZZ-99', { actor: 'system' })).toEqual({
    ok: false,
    error: { kind: 'case-not-found' },
  });
});
