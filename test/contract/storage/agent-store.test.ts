import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { frozenClock } from '../../../src/base/index.js';
import { type AgentStore, createAgentStore } from '../../../src/storage/index.js';
import { testBackends, testNow } from '../../support/databases.js';

const clock = frozenClock(testNow);
const inMinutes = (minutes: number): string =>
  new Date(clock.now().getTime() + minutes * 60_000).toISOString();

describe.each(testBackends())('people at the desk on $name', (backend) => {
  let agents: AgentStore;
  let close: () => Promise<void>;
  const ana = { id: 'ana', name: 'Ana', limitMinor: 20_000, role: 'agent' } as const;
  beforeAll(async () => {
    const opened = await backend.open(clock);
    close = opened.close;
    agents = createAgentStore(opened.database);
    await agents.put({ ...ana, name: 'Old name', limitMinor: null });
    await agents.put(ana);
  });
  afterAll(() => close());

  test('are known by name and limit', async () => {
    expect(await agents.agent('ana')).toEqual(ana);
    expect(await agents.agent('nobody')).toBeNull();
    await agents.put({ id: 'bo', name: 'Bo', limitMinor: null });
    expect(await agents.agents()).toEqual([ana, { id: 'bo', name: 'Bo', limitMinor: null, role: 'agent' }]);
  });

  test('stay what they are, agent or auditor, unless told otherwise', async () => {
    const ada = { id: 'ada', name: 'Ada', limitMinor: null };
    await agents.put({ ...ada, role: 'auditor' });
    await agents.put({ ...ada, name: 'Ada L.' });
    expect(await agents.agent('ada')).toEqual({ ...ada, name: 'Ada L.', role: 'auditor' });
    await agents.put({ ...ada, role: 'agent' });
    expect(await agents.agent('ada')).toMatchObject({ role: 'agent' });
  });

  test('a sign-in link opens once, even for two who come together', async () => {
    await agents.addSignInLink({ tokenHash: 'link1', agentId: 'ana', expiresAt: inMinutes(10) });
    const both = await Promise.all([agents.useSignInLink('link1'), agents.useSignInLink('link1')]);
    expect(both.filter((agent) => agent !== null)).toEqual([ana]);
    expect(await agents.useSignInLink('link1')).toBeNull();
    expect(await agents.useSignInLink('unknown')).toBeNull();
  });

  test('a sign-in link that is over opens nothing', async () => {
    await agents.addSignInLink({ tokenHash: 'link2', agentId: 'ana', expiresAt: inMinutes(10) });
    clock.advance(10 * 60_000);
    expect(await agents.useSignInLink('link2')).toBeNull();
  });

  test('a session lasts until it is ended or over', async () => {
    const session = { tokenHash: 's1', agentId: 'ana', csrf: 'csrf', expiresAt: inMinutes(60) };
    await agents.addSession(session);
    await agents.addSession({ ...session, tokenHash: 's2' });
    expect(await agents.session('s1')).toEqual({ agent: ana, csrf: 'csrf', expiresAt: session.expiresAt });
    await agents.endSession('s1');
    expect(await agents.session('s1')).toBeNull();
    expect(await agents.session('s2')).not.toBeNull();
    clock.advance(60 * 60_000);
    expect(await agents.session('s2')).toBeNull();
  });
});
