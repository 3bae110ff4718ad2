import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { fileSkateboardReturn, meiLin } from '../../support/skateboard-return.js';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer({ MAKEGOOD_NOW: '2026-11-21T12:00:00Z' });
});
afterAll(() => running.stop());

test('the money for goods that travel back leaves when they are received, once, and the customer is told', async () => {
  const { house } = running.server;
  const { conversationId, filed, text } = await fileSkateboardReturn(house);
  expect(filed).toMatchObject({
    status: 'awaiting-return',
    totalMinor: 11400,
    intents: [{ status: 'reserved' }],
    return: { status: 'open', rma: expect.stringMatching(/^RMA-[2-9A-Z]{4}-[2-9]{2}$/) },
  });
  // The number, and the last day to send the goods; no link where customers cannot reach this server.
  expect(text).toContain(filed.return?.rma);
  expect(filed.return?.sendBy).toBe(filed.decision?.until);
  expect(text).not.toContain('http');

  const receive = () => house.returns.receive(filed.reference, { actor: 'system' });
  expect((await receive()).ok).toBe(true);
  expect(await receive()).toEqual({ ok: false, error: { kind: 'not-awaited' } });
  await house.settle();

  const order = await house.records.order(filed.orderId);
  const refunds = order?.actions.filter((action) => action.kind === 'refund') ?? [];
  expect(refunds.map((refund) => refund.kind === 'refund' && refund.amountMinor)).toEqual([11400]);
  expect((await house.cases.caseByReference(filed.reference))?.status).toBe('resolved');
  const keys = (await house.store.messages(conversationId, 0)).map((message) => message.key);
  expect(keys.filter((key) => key === 'return-received' || key === 'refund-arrived')).toEqual([
    'return-received',
    'refund-arrived',
  ]);
});

test('goods that were replaced come back under a number of their own, and settle the case without money', async () => {
  const { house } = running.server;
  const { say, customerId, conversationId } = await meiLin(house);
  await say('the headphones crackle, can you send me new ones');
  await say('left ear crackles when I walk');
  const told = (await say('yes')).find(({ key }) => key === 'filed')?.text ?? '';
  const filed = (await house.cases.casesOf(customerId)).find(
    ({ resolution }) => resolution === 'replacement',
  );
  if (filed === undefined) throw new Error('nothing was replaced');
  expect(filed).toMatchObject({ status: 'awaiting-return', return: { status: 'open' }, intents: [] });
  expect(told).toContain(filed.return?.rma);
  const clerk = { actor: 'agent:kim' } as const;
  expect(await house.returns.cancel(filed.reference, { ...clerk, reason: 'no' })).toEqual({
    ok: false,
    error: { kind: 'goods-replaced' },
  });
  const after = await house.returns.receive(filed.reference, clerk);
  expect(after).toMatchObject({ ok: true, value: { status: 'resolved', return: { status: 'received' } } });
  const last = (await house.store.messages(conversationId, 0)).at(-1);
  expect(last?.key).toBe('return-received-plain');
});

test('a reference that no case has is refused as that', async () => {
  expect(await running.server.house.returns.receive('RF-ZZZZ-99', { actor: 'system' })).toEqual({
    ok: false,
    error: { kind: 'case-not-found' },
  });
});
