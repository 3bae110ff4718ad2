import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../../support/free-port.js';
import { type RunningServer, startServer } from '../../support/running-server.js';
import { fileSkateboardReturn } from '../../support/skateboard-return.js';

let running: RunningServer;
let filed: Awaited<ReturnType<typeof fileSkateboardReturn>>;
let path: string;
beforeAll(async () => {
  const port = String(await freePort());
  running = await startServer({
    PORT: port,
    MAKEGOOD_NOW: '2026-11-21T12:00:00Z',
    MAKEGOOD_PUBLIC_URL: `http://127.0.0.1:${port}`,
    MAKEGOOD_SHOP_NAME: 'Corner Shop',
    MAKEGOOD_RETURN_ADDRESS: '12 Harbour Road | Portland, OR 97201 | USA',
  });
  filed = await fileSkateboardReturn(running.server.house);
  const [link = ''] = /http:\S+\.pdf/.exec(filed.text) ?? [];
  path = new URL(link).pathname;
});
afterAll(() => running.stop());

const get = (where: string): Promise<Response> => fetch(`${running.url}${where}`);

describe('a label', () => {
  test('is told of when the return is filed, and printed for whoever has its address', async () => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toMatch(/^private/);
    expect(answer.headers.get('content-disposition')).toContain(`${filed.filed.return?.rma}.pdf`);
    const pdf = Buffer.from(await answer.arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // 4 × 6 inches.
    expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 288 432]');
  });

  test('is nobody’s who only knows the numbers on the parcel', async () => {
    const { reference, return: goods } = filed.filed;
    const token = path.slice(path.indexOf('.') + 1, -4);
    const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [
      `/labels/${reference}.pdf`,
      `/labels/${goods?.rma}.pdf`,
      `/labels/${reference}.${goods?.labelHash}.pdf`,
      `/labels/${reference}.${other}.pdf`,
      `/labels/RF-ZZZZ-99.${token}.pdf`,
      '/labels/..%2f..%2fpackage.json',
    ])
      expect([wrong, (await get(wrong)).status]).toEqual([wrong, 404]);
    expect((await fetch(`${running.url}${path}`, { method: 'POST' })).status).toBe(405);
  });

  test('keeps its secret out of the case', async () => {
    const entries = await running.server.house.cases.entries(filed.filed.id);
    const token = path.slice(path.indexOf('.') + 1, -4);
    expect(token.length).toBeGreaterThan(40);
    expect(JSON.stringify(entries)).not.toContain(token);
  });

  test('is gone once nothing has to be sent any more', async () => {
    await running.server.house.returns.receive(filed.filed.reference, { actor: 'system' });
    expect((await get(path)).status).toBe(404);
  });
});
