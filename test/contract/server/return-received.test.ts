import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { fileSkateboardReturn } from '../../support/skateboard-return.js';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer({ MAKEGOOD_NOW: '2026-11-21T12:00:00Z' });
}, 60_000);
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

test('a reference that no case has is refused as that', async () => {
  expect(await running.server.house.returns.receive('RF-ZZZZ-99', { actor: 'system' })).toEqual({
    ok: false,
    error: { kind: 'case-not-found' },
  });
});
