import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signCarrierNews } from '../../../src/server/carrier/index.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { fileSkateboardReturn } from '../../support/skateboard-return.js';

const secret = 'carrier-secret-of-at-least-32-characters';
const now = '2026-11-21T12:00:00Z';
const nowSeconds = Date.parse(now) / 1000;
let running: RunningServer;
let rma: string;
let caseId: string;
beforeAll(async () => {
  running = await startServer({ MAKEGOOD_NOW: now, MAKEGOOD_CARRIER_SECRET: secret });
  const { filed } = await fileSkateboardReturn(running.server.house);
  rma = filed.return?.rma ?? '';
  caseId = filed.id;
});
afterAll(() => running.stop());

const send = async (news: unknown, changes: { seconds?: number; secret?: string; signed?: string } = {}) => {
  const body = JSON.stringify(news);
  const signature = signCarrierNews(
    changes.secret ?? secret,
    changes.seconds ?? nowSeconds,
    changes.signed ?? body,
  );
  const answer = await fetch(`${running.url}/webhooks/carrier`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'makegood-signature': signature },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const scan = { id: 'evt-1', return: '', status: 'accepted', carrier: 'UPS', trackingNumber: '1Z999AA1' };
const tracked = async (): Promise<unknown[]> =>
  (await running.server.house.cases.entries(caseId)).filter(({ event }) => event.type === 'return-tracked');

describe('news of a carrier', () => {
  test('is refused unless it is signed with the secret, over this body, within five minutes to either side', async () => {
    const news = { ...scan, return: rma };
    for (const changes of [
      { secret: 'another-secret-of-at-least-32-characters' },
      { signed: JSON.stringify({ ...news, status: 'delivered' }) },
      { seconds: nowSeconds - 400 },
      { seconds: nowSeconds + 400 },
    ])
      expect([changes, (await send(news, changes)).status]).toEqual([changes, 401]);
    const bare = await fetch(`${running.url}/webhooks/carrier`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(401);
    expect(await tracked()).toEqual([]);
  });

  test('is refused when it is no news we can read', async () => {
    expect((await send({ ...scan, return: rma, status: 'lost' })).status).toBe(400);
    expect((await send({ ...scan, return: rma, amountMinor: 5 })).status).toBe(400);
  });

  test('lets the refund go that waits for a scan, once, however often it is sent', async () => {
    const news = { ...scan, return: rma };
    const answers = await Promise.all([send(news), send(news, { seconds: nowSeconds - 60 }), send(news)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await send(news)).toEqual({ status: 200, body: { taken: 'before' } });
    expect(await tracked()).toHaveLength(1);
    await running.server.house.settle();
    const found = await running.server.house.cases.case(caseId);
    const order = await running.server.house.records.order(found?.orderId ?? '');
    expect(order?.actions.filter(({ kind }) => kind === 'refund')).toHaveLength(1);
    expect(found?.return).toMatchObject({ status: 'in-transit', trackingNumber: '1Z999AA1' });
  });

  test('finds the parcel by its tracking number once that was heard of', async () => {
    const news = { id: 'evt-2', status: 'delivered', carrier: 'UPS', trackingNumber: '1Z999AA1' };
    expect(await send(news)).toEqual({ status: 200, body: { taken: 'now' } });
    expect(await tracked()).toHaveLength(2);
  });

  test('of a parcel that is none of ours is taken and changes nothing', async () => {
    const news = { ...scan, id: 'evt-3', return: 'RMA-ZZZZ-99', trackingNumber: '1Z000' };
    expect(await send(news)).toEqual({ status: 200, body: { taken: 'not-awaited' } });
    expect(await tracked()).toHaveLength(2);
  });
});

test('without a secret there is no such door', async () => {
  const other = await startServer({ MAKEGOOD_NOW: now });
  const answer = await fetch(`${other.url}/webhooks/carrier`, { method: 'POST', body: '{}' });
  await other.stop();
  expect(answer.status).toBe(404);
});
