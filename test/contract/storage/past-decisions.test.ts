import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseEvent, Decision } from '../../../src/domain/index.js';
import type { PastRequest } from '../../../src/policy/index.js';
import { createPastDecisions, type PastDecisions } from '../../../src/storage/index.js';
import { testBackends } from '../../support/databases.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts } from '../../support/retail-order.js';
import { openWorld, type World } from './world.js';

const policy = loadPolicy('standard-retail');
const facts = retailFacts();
const granted = policy.decide(facts);
const late = retailFacts({ askedOn: '2027-05-01T10:00:00Z' });
const refused = policy.decide(late);

describe.each(testBackends())('what was decided in past cases on $name', (backend) => {
  let world: World;
  let past: PastDecisions;
  beforeAll(async () => {
    world = await openWorld(backend);
    past = createPastDecisions(world.database);
  });
  afterAll(() => world.close());

  const decided = (decision: Decision, on?: typeof facts): CaseEvent =>
    on === undefined ? { type: 'decided', decision } : { type: 'decided', decision, facts: on };
  const openDecided = async (...events: CaseEvent[]): Promise<string> => {
    const { conversationId, caseId } = await world.openCase();
    await world.commit(conversationId, {
      caseEvents: events.map((event) => ({ caseId, actor: 'system' as const, event })),
    });
    return (await world.cases.case(caseId))?.reference ?? '';
  };
  const read = async (pageSize?: number): Promise<PastRequest[]> => {
    const found: PastRequest[] = [];
    for await (const request of past.newestFirst(pageSize === undefined ? {} : { pageSize }))
      found.push(request);
    return found;
  };
  const ofCase = async (reference: string) => (await read()).filter((one) => one.reference === reference);

  test('there is nothing where nothing was decided', async () => {
    await world.openCase();
    expect([await past.countCases(), await read()]).toEqual([1, []]);
  });

  test('a case comes once, with its last decision and the facts it was made from', async () => {
    const reference = await openDecided(decided(refused, late), decided(granted, facts));
    expect(await ofCase(reference)).toEqual([
      JSON.parse(JSON.stringify({ reference, decision: granted, facts })),
    ]);
  });

  test('a decision with facts says more than a later one without', async () => {
    const reference = await openDecided(decided(granted, facts), decided(refused));
    expect(await ofCase(reference)).toMatchObject([
      { decision: { outcome: 'approve' }, facts: { kind: 'refund' } },
    ]);
  });

  test('a decision of before facts were written down comes without them', async () => {
    const reference = await openDecided(decided(refused));
    expect(await ofCase(reference)).toMatchObject([{ decision: { outcome: 'deny' }, facts: null }]);
  });

  test('a decision that was read decides to the same again', async () => {
    const [found] = await ofCase(await openDecided(decided(granted, facts)));
    if (found?.facts === null || found === undefined) throw new Error('the facts are gone');
    expect(policy.decide(found.facts)).toEqual(granted);
  });

  test.each([1, 2, 3, 1000])('pages of %i hold every case once, newest first', async (pageSize) => {
    for (let n = 0; n < 3; n += 1) await openDecided(decided(granted, facts));
    const all = (await read(pageSize)).map(({ reference }) => reference);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeLessThanOrEqual(await past.countCases());
    const ids = await world.database.query<{ reference: string }>(
      `select reference from cases where id in (select case_id from case_entries where event->>'type' = 'decided') order by id desc`,
    );
    expect(all).toEqual(ids.map(({ reference }) => reference));
  });
});
