import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProblemResponse } from '../../../src/domain/wire.js';
import { signIn, useLink } from '../../support/desk-agent.js';
import { readEvents } from '../../support/event-reader.js';
import { type RunningServer, startServer } from '../../support/running-server.js';

let running: RunningServer;
beforeAll(async () => {
  running = await startServer();
});
afterAll(() => running.stop());

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as ProblemResponse).error.code;

describe('signing in at the desk', () => {
  test('takes a one-time link and a press of its button, and keeps the session in a cookie no script can read', async () => {
    const link = await running.deskLink();
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('method="post"');
    const signedIn = await useLink(link);
    expect(signedIn.status).toBe(303);
    expect(signedIn.headers.get('location')).toBe('/desk');
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/desk', 'Max-Age='])
      expect(cookie).toContain(attribute);
  });

  test('leaves a link unused when something only opens it, as mail scanners do', async () => {
    const link = await running.deskLink();
    for (let opened = 0; opened < 3; opened += 1) await fetch(link);
    expect((await useLink(link)).status).toBe(303);
  });

  test('refuses a link that was used, also at the same moment, or made up', async () => {
    const link = await running.deskLink();
    const statuses = (await Promise.all([useLink(link), useLink(link), useLink(link)]))
      .map(({ status }) => status)
      .sort();
    expect(statuses).toEqual([303, 410, 410]);
    expect((await useLink(link)).status).toBe(410);
    expect((await useLink(`${running.url}/desk/sign-in?token=${'x'.repeat(43)}`)).status).toBe(410);
  });

  test('never puts what is in a link into its page', async () => {
    const page = await fetch(
      `${running.url}/desk/sign-in?token=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    expect(page.status).toBe(410);
    expect(await page.text()).not.toContain('<script>');
  });

  test('shows nothing to who is not signed in', async () => {
    for (const path of ['me', 'queue', 'handoffs/x', 'events']) {
      const response = await fetch(`${running.url}/desk/api/${path}`, {
        headers: { cookie: 'makegood-desk=made-up' },
      });
      expect([response.status, await codeOf(response)]).toEqual([401, 'not-signed-in']);
    }
  });

  test('ends what an agent was following when the agent signs out', async () => {
    const agent = await signIn(await running.deskLink());
    const reader = await readEvents(`${running.url}/desk/api/events`, { cookie: agent.cookie });
    await reader.next(({ event }) => event === 'queue');
    await fetch(`${running.url}/desk/api/sign-out`, { method: 'POST', headers: agent.headers });
    await reader.ended;
  });

  test('takes changes from the desk page only', async () => {
    const agent = await signIn(await running.deskLink());
    const signOut = (headers: Record<string, string>) =>
      fetch(`${running.url}/desk/api/sign-out`, { method: 'POST', headers });
    for (const headers of [
      { cookie: agent.cookie },
      { cookie: agent.cookie, 'x-csrf-token': 'made-up' },
      { ...agent.headers, 'sec-fetch-site': 'cross-site' },
    ]) {
      const response = await signOut(headers);
      expect([response.status, await codeOf(response)]).toEqual([403, 'csrf-rejected']);
    }
    expect((await signOut(agent.headers)).status).toBe(204);
    expect((await fetch(`${running.url}/desk/api/me`, { headers: { cookie: agent.cookie } })).status).toBe(
      401,
    );
  });
});
