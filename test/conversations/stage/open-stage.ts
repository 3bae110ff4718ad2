import { silentLogger } from '../../../src/base/index.js';
import { renderMessage } from '../../../src/dialog/index.js';
import { createRefundSaga } from '../../../src/refunds/index.js';
import { createRecordsMover, createStoreCreditMover } from '../../../src/shops/index.js';
import {
  createCaseTimers,
  createJobs,
  createRefundLedger,
  createShopRecords,
  createStoreCreditLedger,
} from '../../../src/storage/index.js';
import { createAgentActions, createTimeKeeper, policyOfCase } from '../../../src/turns/index.js';
import { createReferenceResolver, createUnderstand } from '../../../src/understanding/index.js';
import { houseNow, openHouse } from '../../support/house.js';
import { trainedClassifier } from '../../support/trained-classifier.js';

/** The house with its real understanding, its desk and its refund workers, put back as it was before each story. */
export const openStage = async () => {
  const sent: { email: string; code: string }[] = [];
  const house = await openHouse(
    {
      understand: createUnderstand({
        classifier: trainedClassifier(),
        logger: silentLogger,
        modelTimeoutMs: 1,
        unsureBelow: 0.5,
      }),
      references: createReferenceResolver(),
    },
    {
      overrides: {
        codes: {
          send: async (email, code) => {
            sent.push({ email, code });
          },
        },
      },
    },
  );
  const { deps, database, clock } = house;
  const records = createShopRecords(database);
  const ledger = createRefundLedger(database);
  const agents = createAgentActions({
    store: deps.store,
    cases: deps.cases,
    handoffs: deps.handoffs,
    ledger: deps.ledger,
    shop: deps.shop,
    policyFor: (order, found) => policyOfCase(deps.policies, order, found),
    say: (key, params, locale) => ({
      key,
      text: renderMessage(deps.dialog, locale, key, params),
      choices: [],
      card: null,
    }),
    announcer: deps.announcer,
    desks: [],
    clock,
    ids: deps.ids,
    logger: silentLogger,
    nudge: () => {},
  });
  const movers = [
    createRecordsMover(records, { clock }),
    createStoreCreditMover(createStoreCreditLedger(database), records, { clock }),
  ];
  const saga = createRefundSaga({
    ledger,
    mover: (name) => movers.find((mover) => mover.name === name) ?? null,
    clock,
    logger: silentLogger,
  });
  const [seeded] = await database.query<{ most: number }>(
    'select coalesce(max(number), 0)::int as most from shop_actions',
  );

  const seededActions = seeded?.most ?? 0;

  /** Everything a story wrote is taken away again; the shop's own records stay. */
  const undo: (() => Promise<void>)[] = [];
  const reset = async (): Promise<void> => {
    sent.length = 0;
    for (const step of undo.splice(0)) await step();
    await database.script(
      // History is append-only and the tables say so; only a stage may forget.
      `begin; set local session_replication_role = replica;
       truncate conversations, inbound, transcript, deliveries, turn_records, cases, case_entries, refund_intents,
         handoffs, ephemeral, store_credit_entries, numbered_papers, audit_log, audit_seals, audit_nodes,
         audit_checkpoints cascade;
       delete from shop_actions where number > ${seededActions};
       delete from pgboss.job; commit;`,
    );
    clock.advance(new Date(houseNow).getTime() - clock.now().getTime());
  };

  const jobs = createJobs(database);
  const keepTime = createTimeKeeper(deps, createCaseTimers(database));
  jobs.work('case-timer', ({ caseId = '' }) => keepTime(caseId));

  return {
    house,
    jobs,
    deps,
    database,
    clock,
    records,
    ledger,
    agents,
    saga,
    sent,
    seededActions,
    /** Something of the shop's own that a story changed and the next one must find unchanged. */
    onReset: (step: () => Promise<void>) => {
      undo.push(step);
    },
    reset,
  };
};
export type Stage = Awaited<ReturnType<typeof openStage>>;
