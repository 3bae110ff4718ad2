import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  HandoffResponse,
  MessagesResponse,
  ProblemResponse,
  QueueResponse,
  StartConversationResponse,
} from '../../../src/domain/wire.js';
import { type ContractClient, readContract } from '../../support/api-contract.js';
import { type SignedInAgent, signIn } from '../../support/desk-agent.js';
import { policyWithLimits } from '../../support/policy-with-limits.js';
import { type RunningServer, startServer } from '../../support/running-server.js';

let running: RunningServer;
let api: ContractClient;
let dana: SignedInAgent;
let omar: SignedInAgent;
beforeAll(async () => {
  running = await startServer({
    MAKEGOOD_NOW: '2025-11-20T12:00:00Z',
    MAKEGOOD_POLICY: policyWithLimits({ assistant: 20, agent: 50 }),
  });
  api = await readContract(running.url);
  dana = await signIn(await running.deskLink('Dana'));
  omar = await signIn(await running.deskLink('Omar'));
});
afterAll(() => running.stop());

const queueOf = async (agent: SignedInAgent) =>
  (await api.send<QueueResponse>('GET', '/desk/api/queue', { headers: agent.headers })).body.handoffs;

/** Sam's boots for $180.00 are for a person to decide; Dana has claimed the conversation. */
const bootsClaimed = async () => {
  const { body } = await api.send<StartConversationResponse>('POST', '/v1/conversations', { body: {} });
  const headers = { authorization: `Bearer ${body.token}` };
  const messages = `/v1/conversations/${body.conversationId}/messages`;
  const texts = ['I want my money back for the boots, the sole came off', 'sam.carter@example.com 97205'];
  for (const text of texts)
    await api.send('POST', messages, { headers, body: { clientMessageId: text.slice(0, 20), text } });
  const handoff = (await queueOf(dana)).find(({ conversationId }) => conversationId === body.conversationId);
  if (handoff === undefined) throw new Error('no hand-off');
  const path = `/desk/api/handoffs/${handoff.id}`;
  const act = async (agent: SignedInAgent, name: string, more: object) => {
    const answer = await api.send<HandoffResponse & ProblemResponse>('POST', `${path}/${name}`, {
      headers: agent.headers,
      body: more,
    });
    return { ...answer, code: answer.status < 300 ? null : answer.body.error.code };
  };
  const claimed = await act(dana, 'claim', { version: handoff.version });
  return {
    id: handoff.id,
    path,
    act,
    version: claimed.body.handoff.version,
    told: async () =>
      (await api.send<MessagesResponse>('GET', messages, { headers })).body.messages.map(({ key }) => key),
  };
};
const approval = (version: number, amountMinor = 12_600) => ({ version, amountMinor, reason: 'sole failed' });

describe('two people at the desk', () => {
  test('are still asked after the conversation was given back, until one of them says no', async () => {
    const { id, act, version } = await bootsClaimed();
    const first = await act(dana, 'approve', approval(version));
    const given = await act(dana, 'give-back', { version: first.body.handoff.version });
    expect(given.body.owner).toBe('assistant');
    const shown = (await queueOf(omar)).find((handoff) => handoff.id === id);
    expect(shown).toMatchObject({ status: 'given-back', firstYes: { agentName: 'Dana' } });
    const declined = await act(omar, 'decline', { version: shown?.version, reason: 'worn out, not faulty' });
    expect(declined.body).toMatchObject({ owner: 'assistant', case: { status: 'denied', intents: [] } });
    expect((await queueOf(omar)).some((handoff) => handoff.id === id)).toBe(false);
  });

  test('approve above the limit together: the first yes shows in the other’s queue, the second settles', async () => {
    const { id, path, act, version, told } = await bootsClaimed();
    const before = await api.send<HandoffResponse>('GET', path, { headers: dana.headers });
    expect(before.body).toMatchObject({ approveMaxMinor: 5000, takesTwoPeople: false });

    const first = await act(dana, 'approve', approval(version));
    expect(first.body).toMatchObject({
      takesTwoPeople: true,
      case: { status: 'awaiting-approval', intents: [], totalMinor: null },
      handoff: {
        firstYes: { agentName: 'Dana', totalMinor: 12_600, currency: 'USD', reason: 'sole failed' },
      },
    });
    const shown = (await queueOf(omar)).find((handoff) => handoff.id === id);
    expect(shown?.firstYes).toEqual(first.body.handoff.firstYes);

    const now = first.body.handoff.version;
    expect(await act(dana, 'approve', approval(now))).toMatchObject({
      status: 409,
      code: 'second-person-needed',
      body: { error: { details: { totalMinor: 12_600 } } },
    });
    const second = await act(omar, 'approve', approval(now));
    expect(second.body).toMatchObject({
      owner: 'person',
      case: { totalMinor: 12_600 },
      handoff: { agentName: 'Dana', firstYes: null },
    });
    const moved = second.body.case?.intents.reduce((sum, intent) => sum + intent.amountMinor, 0);
    expect(moved).toBe(12_600);
    expect((await act(omar, 'approve', approval(now))).code).toBe('owner-changed');
    expect((await told()).filter((key) => key === 'handoff.first-yes' || key === 'handoff.approved')).toEqual(
      ['handoff.first-yes', 'handoff.approved'],
    );
  });

  test('are one person below the limit, and the limit itself lies below', async () => {
    const { act, version } = await bootsClaimed();
    const settled = await act(dana, 'approve', approval(version, 5000));
    expect(settled.body).toMatchObject({ case: { totalMinor: 5000 }, handoff: { firstYes: null } });
  });
});
