import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testBackends } from '../../support/databases.js';
import { agreed, dana, openRemedyWorld, type RemedyWorld } from './remedy-world.js';

describe.each(testBackends())('how a colleague ends and reopens a case, on $name', (backend) => {
  let world: RemedyWorld;
  beforeAll(async () => {
    world = await openRemedyWorld(backend);
  });
  afterAll(() => world.close());

  const by = (caseReference: string, reason: string) => ({ caseReference, agent: dana, reason });
  const settled = async () => {
    const opened = await world.openCase({ events: agreed(), intents: [{}] });
    await world.saga.submit(opened.intentIds[0] ?? '');
    return opened;
  };

  test('a settled case is closed by a person, and reopened stands in the queue at once', async () => {
    const { reference, found, told, said, handoff } = await settled();
    expect(await world.actions.close(by(reference, 'all done'))).toMatchObject({ ok: true });
    expect(await found()).toMatchObject({ status: 'closed' });
    expect(await world.actions.reopen(by(reference, 'the parcel was empty'))).toMatchObject({ ok: true });
    expect(await found()).toMatchObject({ status: 'in-review' });
    expect((await told()).slice(-3)).toEqual([
      'agent:dana closed',
      'agent:dana reopened',
      'system handed-off',
    ]);
    expect(await said()).toEqual(['case-reopened']);
    expect(await handoff()).toMatchObject({ reason: 'dispute', status: 'waiting' });
  });

  test('a case with money on its way is not closed', async () => {
    const { reference } = await world.openCase({ events: agreed(), intents: [{}] });
    expect(await world.actions.close(by(reference, 'tidy up'))).toEqual({
      ok: false,
      error: { kind: 'not-allowed', status: 'refunding' },
    });
  });

  test('a case that a marketplace decides says so, with who gave it there and why', async () => {
    const { reference, found, caseId, said } = await world.openCase({
      events: [['assistant', { type: 'handed-off', reason: 'policy-review' }]],
    });
    const asked = { ...by(reference, 'supplier is theirs'), platform: 'Bazaar' };
    expect(await world.actions.escalate(asked)).toMatchObject({ ok: true });
    expect(await found()).toMatchObject({ status: 'escalated-to-platform' });
    expect((await world.deps.cases.entries(caseId)).at(-1)).toMatchObject({
      actor: 'agent:dana',
      event: { platform: 'Bazaar', reason: 'supplier is theirs' },
    });
    expect(await said()).toEqual(['case-escalated']);
  });

  test('a note is for colleagues: the customer hears nothing of it', async () => {
    const { reference, told, said } = await settled();
    expect(await world.actions.note(by(reference, 'friendly on the telephone'))).toMatchObject({ ok: true });
    expect((await told()).at(-1)).toBe('agent:dana noted');
    expect(await said()).toEqual([]);
  });
});
