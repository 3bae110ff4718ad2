import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { floorJsonSchema, policyJsonSchema } from '../../../src/policy/index.js';
import { shopJsonSchema } from '../../../src/shops/index.js';
import { type RunningServer, startServer } from '../../support/running-server.js';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer({});
});
afterAll(() => running.stop());

test.each([
  ['/schemas/shop.json', shopJsonSchema],
  ['/schemas/policy.json', policyJsonSchema],
  ['/schemas/floor.json', floorJsonSchema],
])('anybody can fetch the schema at %s', async (path, schema) => {
  const answer = await fetch(`${running.url}${path}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(schema())));
});
