import type { DialogEvent, DialogState, RecordedTurn } from '../../../src/dialog/index.js';
import type { Command, Decision, Order, TranscriptMessage } from '../../../src/domain/index.js';
import type { Stage } from './open-stage.js';

/** A command in one line, without its words. */
export const commandLine = (command: Command): string => {
  switch (command.kind) {
    case 'start-flow':
      return `start-flow ${command.flow}`;
    case 'fill-slot':
    case 'correct-slot':
      return `${command.kind} ${command.slot}`;
    case 'choose':
      return `choose ${command.choiceId}`;
    case 'cannot-provide':
      return `cannot-provide ${command.slot ?? ''}`.trim();
    case 'ask-policy':
      return `ask-policy ${command.topic}`;
    case 'ask-order':
      return `ask-order ${command.about}`;
    case 'change-language':
      return `change-language ${command.locale}`;
    case 'small-talk':
      return `small-talk ${command.about}`;
    default:
      return command.kind;
  }
};

export type Recorded = RecordedTurn | { readonly failed: string };

const eventsOf = (records: readonly Recorded[]): readonly DialogEvent[] =>
  records.flatMap((record) => ('events' in record ? record.events : []));

const lastFact = (events: readonly DialogEvent[], operations: readonly string[]) =>
  events.findLast(
    (event): event is Extract<DialogEvent, { type: 'fact' }> =>
      event.type === 'fact' && operations.includes(event.operation),
  );

const counted = (order: Order | undefined, lines: readonly { lineId: string; quantity: number }[]) =>
  Object.fromEntries(
    lines.map(({ lineId, quantity }) => [
      order?.lines.find((line) => line.id === lineId)?.productId ?? lineId,
      quantity,
    ]),
  );

/** What one line brought about, in the words a story uses. */
export const happenedIn = async (
  stage: Stage,
  turn: {
    conversationId: string;
    messages: readonly TranscriptMessage[];
    records: readonly Recorded[];
  },
) => {
  const conversation = await stage.deps.store.conversation(turn.conversationId);
  const state = conversation?.state as DialogState;
  const events = eventsOf(turn.records);
  const decision = lastFact(events, ['decide'])?.facts?.decision as Decision | undefined;
  const selection = lastFact(events, ['find-items', 'find-orders'])?.facts?.selection as
    | { orderId: string; lines: { lineId: string; quantity: number }[] }
    | undefined;
  const order =
    selection === undefined ? undefined : ((await stage.records.order(selection.orderId)) ?? undefined);
  const replies = turn.messages.filter((message) => message.role !== 'customer');
  return {
    says: replies.map((message) => message.key ?? ''),
    texts: replies.map((message) => message.text),
    commands: events.flatMap((event) => (event.type === 'commands' ? event.commands.map(commandLine) : [])),
    slots: Object.assign({}, state.said, ...state.frames.map((frame) => frame.slots)) as Record<
      string,
      string
    >,
    offers: replies.at(-1)?.choices.map((choice) => choice.id) ?? [],
    proven: state.identity?.customerId ?? null,
    owner: conversation?.owner,
    locale: conversation?.locale,
    decision:
      decision === undefined
        ? undefined
        : {
            outcome: decision.outcome,
            clause: decision.clauses[0],
            resolutions: decision.resolutions,
            total: decision.breakdown?.totalMinor,
            currency: decision.breakdown?.currency,
            goods: decision.goods,
            freight: decision.freight,
            decline: decision.declineReason ?? undefined,
            review: decision.reviewReasons,
          },
    goods: selection === undefined ? undefined : counted(order, selection.lines),
    order: order?.number,
  };
};

/** All that a story wrote, read back from the tables. */
export const leftBehind = async (stage: Stage, conversationId: string) => {
  const { database, deps, records, ledger } = stage;
  const conversation = await deps.store.conversation(conversationId);
  const caseIds = await database.query<{ id: string }>('select id from cases order by opened_at, id');
  const cases = await Promise.all(
    caseIds.map(async ({ id }) => {
      const found = await deps.cases.case(id);
      if (found === null) throw new Error(`case ${id} is gone`);
      const order = (await records.order(found.orderId)) ?? undefined;
      return {
        order: found.orderNumber,
        status: found.status,
        kind: found.request.kind,
        resolution: found.resolution,
        reason: found.request.reason,
        total: found.totalMinor,
        goods: counted(order, found.request.lines),
        events: (await deps.cases.entries(id)).map((entry) => entry.event.type),
      };
    }),
  );
  const written = await database.query<{ order_id: string; id: string }>(
    'select order_id, id from shop_actions where number > $1 order by number',
    [stage.seededActions],
  );
  const actions = await Promise.all(
    written.map(async ({ order_id, id }) => {
      const order = await records.order(order_id);
      const action = order?.actions.find((candidate) => candidate.id === id);
      const lines =
        action === undefined
          ? []
          : 'items' in action
            ? action.items
            : 'lines' in action
              ? (action.lines ?? [])
              : [];
      const goods = Object.entries(counted(order ?? undefined, lines)).map(([name, n]) => ` ${name}×${n}`);
      return `${action?.kind} ${order?.number}${goods.sort().join('')}`;
    }),
  );
  const intentIds = await database.query<{ id: string }>(
    'select id from refund_intents order by created_at, id',
  );
  const refunds = await Promise.all(
    intentIds.map(async ({ id }) => {
      const intent = await ledger.intent(id);
      const order = intent === null ? null : await records.order(intent.orderId);
      const payment = order?.payments.find((candidate) => candidate.id === intent?.paymentId);
      return `${order?.number} ${payment?.kind} ${intent?.amountMinor} ${intent?.status}`;
    }),
  );
  const handoffIds = await database.query<{ id: string }>('select id from handoffs order by opened_at, id');
  const handoffs = await Promise.all(
    handoffIds.map(async ({ id }) => {
      const handoff = await deps.handoffs.handoff(id);
      return {
        reason: handoff?.reason,
        status: handoff?.status,
        order: handoff?.packet.orderNumber ?? undefined,
        'with-case': handoff?.caseId !== null,
        wants: handoff?.packet.wants,
        angry: handoff?.packet.mood.angry,
      };
    }),
  );
  return {
    owner: conversation?.owner,
    proven: (conversation?.state as DialogState | undefined)?.identity?.customerId ?? null,
    cases,
    actions,
    refunds: refunds.sort(),
    handoffs,
  };
};
