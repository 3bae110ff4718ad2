import { frozenClock, sequentialIds, silentLogger } from '../../../src/base/index.js';
import type { Actor, CaseEvent, Handoff, Owner } from '../../../src/domain/index.js';
import { createPolicyBook } from '../../../src/policy/index.js';
import { createRecordsShop } from '../../../src/shops/index.js';
import {
  createCaseStore,
  createCaseTimers,
  createConversationStore,
  createHandoffStore,
  createJobs,
  createRefundLedger,
  createShopRecords,
} from '../../../src/storage/index.js';
import {
  createAgentActions,
  createTimeKeeper,
  policyOfCase,
  type TurnCommit,
  type TurnsDependencies,
} from '../../../src/turns/index.js';
import { decided, opened } from '../../support/case-story.js';
import type { TestBackend } from '../../support/databases.js';
import { contentFor } from '../../support/house.js';
import { commitOf, intentFor, mugOrder, newConversation } from '../storage/stories.js';

const hour = 3_600_000;
/** Monday, 2 November 2026, noon in universal time, which the plain calendar counts by. */
export const monday = '2026-11-02T12:00:00.000Z';

/** Cases on a clock that is moved by hand, and the jobs that keep their times. */
export const openTimeWorld = async (backend: TestBackend) => {
  const clock = frozenClock(monday);
  const { database, close } = await backend.open(clock);
  const records = createShopRecords(database);
  const store = createConversationStore(database);
  const jobs = createJobs(database);
  const timers = createCaseTimers(database);
  const { dialog, policies } = contentFor('standard-retail');
  const told: string[] = [];
  const tell = async (what: string, { reason, priority }: Handoff): Promise<void> => {
    told.push(`${what} ${reason} ${priority}`);
  };
  const owners: Owner[] = [];
  const deps = {
    store,
    cases: createCaseStore(database),
    handoffs: createHandoffStore(database),
    ledger: createRefundLedger(database),
    shop: createRecordsShop(records),
    policies: createPolicyBook(policies),
    dialog,
    announcer: {
      messages: () => {},
      owner: (_: string, owner: Owner) => owners.push(owner),
      queueChanged: () => {},
    },
    desks: [
      {
        name: 'recording',
        opened: (handoff: Handoff) => tell('opened', handoff),
        changed: (handoff: Handoff) => tell('changed', handoff),
        customerWrote: async () => {},
      },
    ],
    openingHours: null,
    clock,
    ids: sequentialIds(),
    logger: silentLogger,
    nudge: () => {},
  } as unknown as TurnsDependencies;
  const agents = createAgentActions({
    ...deps,
    policyFor: (order, found) => policyOfCase(deps.policies, order, found),
    say: (key) => ({ key, text: key, choices: [], card: null }),
  });
  const keepTime = createTimeKeeper(deps, timers);
  jobs.work('case-timer', ({ caseId = '' }) => keepTime(caseId));

  let counter = 0;
  const commit = (conversationId: string, more: Partial<TurnCommit>) =>
    store.commit(
      commitOf(null, { conversationId, state: undefined, at: clock.now().toISOString(), ...more }),
    );

  /** A case in a conversation of its own, about ten mugs, with these entries after it was opened. */
  const openCase = async (events: readonly CaseEvent[], reserved: readonly string[] = []) => {
    counter += 1;
    const number = counter;
    const [conversationId, caseId, orderId] = [`conv_${number}`, `case_${number}`, `order_${number}`];
    await store.create(newConversation(conversationId));
    await records.putOrders([mugOrder(orderId, { placedAt: '2026-10-01T10:00:00Z' })]);
    const entry = (event: CaseEvent, actor: Actor = 'assistant') => ({ caseId, actor, event });
    const begun = { ...opened, orderId, orderNumber: `#${orderId}`, conversationId } as CaseEvent;
    const done = await commit(conversationId, {
      openedCases: [{ id: caseId, reference: `RF-${String(number).padStart(4, 'A')}-22` }],
      caseEvents: [begun, ...events].map((event) => entry(event)),
      reservations: reserved.map((id) =>
        intentFor(id, caseId, orderId, { createdAt: monday, updatedAt: monday }),
      ),
    });
    if (!done.ok) throw new TypeError(done.error.kind);
    const add = async (...more: readonly (readonly [Actor, CaseEvent])[]): Promise<void> => {
      const added = await commit(conversationId, {
        caseEvents: more.map(([actor, event]) => entry(event, actor)),
      });
      if (!added.ok) throw new TypeError(added.error.kind);
    };
    return {
      caseId,
      conversationId,
      orderId,
      add,
      found: async () => {
        const found = await deps.cases.case(caseId);
        if (found === null) throw new TypeError('no case');
        return found;
      },
      said: async () => (await store.messages(conversationId, 0)).map(({ key }) => key),
      texts: async () => (await store.messages(conversationId, 0)).map(({ text }) => text),
      types: async () => (await deps.cases.entries(caseId)).map(({ event }) => event.type),
      handoff: () => deps.handoffs.openHandoffOf(conversationId),
    };
  };
  return {
    database,
    close,
    clock,
    deps,
    jobs,
    timers,
    agents,
    keepTime,
    told,
    owners,
    commit,
    openCase,
    /** To the next Monday noon: no weekend comes between. */
    toMonday: (): void => {
      const week = 7 * 24 * hour;
      clock.advance(week - ((clock.now().getTime() - Date.parse(monday)) % week));
    },
    /** Lets time pass hour by hour, as it does; jobs run when they are due. */
    pass: async (hours: number): Promise<void> => {
      for (let passed = 0; passed < hours; passed += 1) {
        clock.advance(hour);
        await jobs.runDue();
      }
    },
  };
};
export type TimeWorld = Awaited<ReturnType<typeof openTimeWorld>>;

export const asked = decided({ outcome: 'ask' });
export const inReview = decided({ outcome: 'review', reviewReasons: ['policy-says'] });
