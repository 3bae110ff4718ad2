import { expect } from '@jest/globals';
import { type DialogState, replayTurn } from '../../../src/dialog/index.js';
import { locales, type TranscriptMessage } from '../../../src/domain/index.js';
import { createPolicyBook } from '../../../src/policy/index.js';
import { contentFor } from '../../support/house.js';
import type { Stage } from './open-stage.js';
import type { Story, StoryLine } from './story.js';
import { happenedIn, leftBehind, type Recorded } from './what-happened.js';

const dana = { id: 'dana', name: 'Dana' };
const dayMs = 86_400_000;
let events = 0;

/** Speaks one story from beginning to end; every line and the end are compared with what the story says. */
export const playStory = async (stage: Stage, story: Story): Promise<string> => {
  const { house, deps, clock } = stage;
  await stage.reset();
  clock.advance(story['days-later'] * dayMs);
  const { dialog, policies } = contentFor(story.policy);
  Object.assign(deps, {
    dialog,
    policies: createPolicyBook(policies),
    openingHours: story['out-of-hours'] ? closedNow : null,
  });
  let token = story.token ?? null;
  const opened = await house.turns.start({
    channel: 'web',
    threadKey: '',
    address: {},
    locale: story.locale,
    tokenHash: null,
    provenCustomerId: token,
  });
  const { conversationId } = opened;
  const stateAtStart = (await deps.store.conversation(conversationId))?.state as DialogState;
  let last = { eventId: '', text: '', choiceId: null as string | null, photo: null as string | null };
  let offered = opened.messages.at(-1)?.choices ?? [];
  const script: string[] = [];

  const send = async (message: typeof last): Promise<readonly TranscriptMessage[]> => {
    last = message;
    const { messages } = await house.turns.receive(conversationId, {
      channel: 'web',
      conversationId,
      threadKey: conversationId,
      eventId: message.eventId,
      text: message.text,
      choiceId: message.choiceId,
      attachments:
        message.photo === null ? [] : [{ kind: 'photo', name: message.photo, ref: `photo/${message.photo}` }],
      locale: null,
      provenCustomerId: token,
      address: {},
      receivedAt: clock.now().toISOString(),
    });
    return messages;
  };
  const newEvent = (): string => {
    events += 1;
    return `event-${events}`;
  };
  const textOf = (line: StoryLine): string =>
    (line.customer ?? '').replaceAll('{code}', stage.sent.at(-1)?.code ?? '000000').repeat(line.times ?? 1);

  const act = async (line: StoryLine): Promise<readonly TranscriptMessage[]> => {
    if (line['days-pass'] !== undefined) clock.advance(line['days-pass'] * dayMs);
    if (line['minutes-pass'] !== undefined) clock.advance(line['minutes-pass'] * 60_000);
    if (line['days-go-by'] !== undefined) return letTimePass(stage, conversationId, line['days-go-by']);
    if (line.ships !== undefined) await shipOrder(stage, line.ships);
    if (line['refunds-are-sent'] === true) return sendRefunds(stage, conversationId);
    if (line.agent !== undefined) return agentActs(stage, conversationId, line);
    if (line.again === true) return send(last);
    if (line['at-once'] !== undefined)
      return (
        await Promise.all(
          line['at-once'].map((text) => send({ eventId: newEvent(), text, choiceId: null, photo: null })),
        )
      ).flat();
    const labelled = line['choose-labelled'];
    const choiceId =
      labelled === undefined
        ? (line.choose ?? null)
        : (offered.find((choice) => choice.label.includes(labelled))?.id ?? `no choice "${labelled}"`);
    if (line.customer === undefined && choiceId === null && line.photo === undefined) return [];
    return send({ eventId: newEvent(), text: textOf(line), choiceId, photo: line.photo ?? null });
  };

  for (const [index, line] of story.lines.entries()) {
    clock.advance(1000);
    if (line.token !== undefined) token = line.token;
    const recordsBefore = (await deps.store.records(conversationId)).length;
    const messages = await act(line);
    const records = (await deps.store.records(conversationId)).slice(recordsBefore) as Recorded[];
    const happened = await happenedIn(stage, { conversationId, messages, records });
    offered = messages.findLast((message) => message.choices.length > 0)?.choices ?? offered;
    script.push(
      [
        `${index + 1}. ${JSON.stringify(line.customer ?? line.choose ?? line['choose-labelled'] ?? line.agent ?? line.photo ?? line['at-once'] ?? '…').slice(0, 200)}`,
        `   commands ${happened.commands.join(' | ')}`,
        ...messages.map(
          (message) =>
            `   [${message.key}] ${message.text}${message.choices.length > 0 ? `  {${message.choices.map(({ id }) => id).join(' / ')}}` : ''}`,
        ),
      ].join('\n'),
    );
    try {
      compareLine(line, happened);
      sayNothingOdd(happened.texts);
      const failed = records.filter((record) => 'failed' in record);
      expect({ failed }).toEqual({ failed: [] });
      const isAnswered = line.customer !== undefined || line.choose !== undefined || line.photo !== undefined;
      if (isAnswered && happened.owner === 'assistant') expect(happened.says).not.toEqual([]);
    } catch (error) {
      throw told(error, story, script);
    }
  }

  try {
    const left = await leftBehind(stage, conversationId);
    const { proven, ...ends } = story.ends;
    expect(left).toMatchObject({
      ...ends,
      handoffs: ends.handoffs.map(({ wants, ...handoff }) => ({
        ...handoff,
        ...(wants === undefined ? {} : { wants: expect.stringContaining(wants) }),
      })),
      refunds: [...ends.refunds].sort(),
      ...(proven === undefined ? {} : { proven }),
    });
    const records = (await deps.store.records(conversationId)) as Recorded[];
    replayAll(stage, stateAtStart, records);
    sayInEveryLanguage(stage, stateAtStart, records);
  } catch (error) {
    throw told(error, story, script);
  }
  return script.join('\n');
};

/** Stories are told on a Saturday. */
const closedNow = { Mon: [{ from: '09:00', to: '18:00' }] };

const told = (error: unknown, story: Story, script: readonly string[]): Error => {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`${story.theme}: ${story.title}\n${script.join('\n')}\n\n${reason}`);
};

type Happened = Awaited<ReturnType<typeof happenedIn>>;

/** Whether all that is wanted was found, in this order. */
const inOrder = (wanted: readonly string[], found: readonly string[]): boolean => {
  let next = 0;
  for (const one of found) if (one === wanted[next]) next += 1;
  return next === wanted.length;
};

const compareLine = (line: StoryLine, happened: Happened): void => {
  const wanted: Record<string, unknown> = {};
  const found: Record<string, unknown> = {};
  for (const name of ['says', 'offers', 'proven', 'owner', 'locale', 'goods', 'order'] as const) {
    if (line[name] === undefined) continue;
    wanted[name] = line[name];
    found[name] = happened[name];
  }
  if (line.commands !== undefined) {
    wanted.commands = line.commands;
    found.commands = inOrder(line.commands, happened.commands) ? line.commands : happened.commands;
  }
  if (line['offers-count'] !== undefined) {
    wanted.offersCount = line['offers-count'];
    found.offersCount = happened.offers.length;
  }
  if (line.slots !== undefined) {
    wanted.slots = line.slots;
    found.slots = Object.fromEntries(
      Object.keys(line.slots).map((slot) => [slot, happened.slots[slot] ?? null]),
    );
  }
  expect(found).toEqual(wanted);
  if (line.decision !== undefined)
    expect({ decision: happened.decision }).toMatchObject({ decision: line.decision });
  for (const fact of line.tells ?? [])
    expect({ fact, told: happened.texts.join('\n').includes(fact) }).toEqual({ fact, told: true });
  for (const secret of line.hides ?? [])
    expect({ secret, told: happened.texts.join('\n').includes(secret) }).toEqual({ secret, told: false });
};

/** A value that was never filled in, the program's own words, a stack: none of it is for a customer. */
const sayNothingOdd = (texts: readonly string[]): void => {
  const odd = /undefined|\[object|NaN|\bnull\b|[{}]|@lines|@orders|@variant|\bat \S+:\d+:\d+/;
  expect(texts.filter((text) => odd.test(text))).toEqual([]);
};

/** Every turn that was recorded gives the same state and the same replies again. */
const replayAll = (stage: Stage, start: DialogState, records: readonly Recorded[]): void => {
  let state = start;
  for (const record of records) {
    if (!('events' in record)) continue;
    const replayed = replayTurn(stage.deps.dialog, state, record.events);
    expect({
      contentFingerprint: stage.deps.dialog.fingerprint,
      stateHash: replayed.stateHash,
      replies: replayed.replies.map(({ key, text }) => ({ key, text })),
    }).toEqual({
      contentFingerprint: record.contentFingerprint,
      stateHash: record.stateHash,
      replies: record.replies,
    });
    state = replayed.state;
  }
};

/** Whatever was said has words in every language, and each of them can be filled in. */
const sayInEveryLanguage = (stage: Stage, start: DialogState, records: readonly Recorded[]): void => {
  for (const locale of locales) {
    let state: DialogState = { ...start, locale };
    for (const record of records) {
      if (!('events' in record)) continue;
      const events = record.events.map((event) =>
        event.type === 'commands'
          ? {
              ...event,
              locale,
              commands: event.commands.filter((command) => command.kind !== 'change-language'),
            }
          : event,
      );
      const replayed = replayTurn(stage.deps.dialog, state, events);
      sayNothingOdd(replayed.replies.map((reply) => reply.text));
      state = replayed.state;
    }
  }
};

const newMessages = async (
  stage: Stage,
  conversationId: string,
  act: () => Promise<void>,
): Promise<readonly TranscriptMessage[]> => {
  const before = (await stage.deps.store.messages(conversationId, 0)).at(-1)?.seq ?? 0;
  await act();
  return stage.deps.store.messages(conversationId, before);
};

const agentActs = (stage: Stage, conversationId: string, line: StoryLine) =>
  newMessages(stage, conversationId, async () => {
    const { agents, deps, database } = stage;
    const asked = line.agent ?? {};
    const [row] = await database.query<{ id: string }>(
      'select id from handoffs where conversation_id = $1 order by opened_at desc, id desc limit 1',
      [conversationId],
    );
    const handoff = row === undefined ? null : await deps.handoffs.handoff(row.id);
    if (handoff === null) throw new Error('nobody waits for a person');
    const { id, version } = handoff;
    const answers: { ok: boolean; error?: { kind: string } }[] = [];
    if (asked.claim !== undefined)
      answers.push(await agents.claim(id, { id: asked.claim.toLowerCase(), name: asked.claim }, version));
    if (asked.reply !== undefined)
      answers.push(await agents.reply(id, dana, `reply-${(events += 1)}`, asked.reply));
    if (asked.approve !== undefined)
      answers.push(await agents.approve(id, dana, version, asked.approve, 'fair'));
    if (asked.decline !== undefined) answers.push(await agents.decline(id, dana, version, asked.decline));
    if (asked['give-back'] === true) answers.push(await agents.giveBack(id, dana, version));
    if (asked.close === true) answers.push(await agents.close(id, dana, version));
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.error?.kind]));
    expect({ refusals }).toEqual({ refusals: line.refused === undefined ? [] : [line.refused] });
  });

const letTimePass = (stage: Stage, conversationId: string, days: number) =>
  newMessages(stage, conversationId, async () => {
    for (let hour = 0; hour < days * 24; hour += 1) {
      stage.clock.advance(dayMs / 24);
      await stage.jobs.runDue();
    }
  });

const sendRefunds = (stage: Stage, conversationId: string) =>
  newMessages(stage, conversationId, async () => {
    const due = await stage.database.query<{ id: string }>(
      "select i.id from refund_intents i join cases c on c.id = i.case_id where i.status = 'reserved' and c.status = 'refunding' order by i.created_at, i.id",
    );
    for (const { id } of due) {
      await stage.saga.submit(id);
      await stage.house.turns.tellRefund(id);
    }
  });

const shipOrder = async (stage: Stage, number: string): Promise<void> => {
  const order = await stage.records.orderByNumber(number);
  if (order === null) throw new Error(`there is no order ${number}`);
  const shippedAt = stage.clock.now().toISOString();
  await stage.records.putOrders([{ ...order, status: 'shipped', shippedAt }]);
  stage.onReset(async () => {
    await stage.records.putOrders([order]);
  });
};
