import { setTimeout as pause } from 'node:timers/promises';
import { AppError, isAppError } from '../base/index.js';
import { initialState } from '../dialog/index.js';
import type { ChannelName, InboundMessage, Locale, Owner, TranscriptMessage } from '../domain/index.js';
import { assistantMessages } from './assistant-messages.js';
import type { TurnsDependencies } from './dependencies.js';
import type { TakenTurn, TurnCommit } from './ports.js';
import { runDialog } from './run-dialog.js';
import { runTurn, runUnexpected } from './run-turn.js';
import { createRefundNews } from './tell-refund.js';
import { newTurnWork } from './turn-work.js';

export interface Turns {
  /** Opens a conversation and greets. */
  start(options: {
    channel: ChannelName;
    threadKey: string;
    address: Record<string, unknown>;
    locale: Locale | null;
    tokenHash: string | null;
    provenCustomerId: string | null;
  }): Promise<{ conversationId: string; messages: TranscriptMessage[] }>;
  /** Stores the message before anything else; its turn can be run later, by anybody. */
  store(conversationId: string, message: InboundMessage): Promise<{ inboundId: string; duplicate: boolean }>;
  /**
   * Stores the message, runs or awaits its turn. The same event again answers the first replies.
   * @throws AppError `turn-timeout` when the turn takes too long elsewhere; the message stays stored and is answered
   */
  receive(
    conversationId: string,
    message: InboundMessage,
  ): Promise<{ inboundId: string; duplicate: boolean; messages: TranscriptMessage[]; owner: Owner }>;
  /** Runs what waits in one conversation, in order of arrival. */
  resume(conversationId: string): Promise<void>;
  /** All conversations with something left unhandled, e.g. after a crash. Answers how many. */
  resumeAll(): Promise<number>;
  /** Tells the customer what became of a refund. Told twice, it is said once. */
  tellRefund(intentId: string): Promise<void>;
}

interface Answered {
  readonly messages: TranscriptMessage[];
  readonly owner: Owner;
}

const leaseMs = 30_000;
const waitMs = 50;
const waitsMax = 500;
/**
 * Each conflict means that somebody else got on, so a crowd at one order comes to an end; those who lost wait a little
 * longer each time.
 */
const triesMax = 30;
const waitAfterConflictMs = 4;

export const createTurns = (deps: TurnsDependencies): Turns => {
  /** Turns this process is running, so that a second message waits here instead of asking the database. */
  const running = new Map<string, Promise<void>>();
  const recent = new Map<string, Answered>();

  const remember = (inboundId: string, messages: readonly TranscriptMessage[], owner: Owner): void => {
    recent.set(inboundId, { messages: messages.filter((message) => message.role !== 'customer'), owner });
    if (recent.size > 1000) recent.delete(recent.keys().next().value as string);
  };

  const workOut = async (taken: TakenTurn): Promise<TurnCommit> => {
    try {
      return await runTurn(deps, taken);
    } catch (error) {
      if (isAppError(error, 'storage-unavailable')) throw error;
      const code = isAppError(error) ? error.code : 'unexpected';
      const details = isAppError(error)
        ? error.details
        : { name: error instanceof Error ? error.name : 'unknown' };
      deps.logger.error(
        {
          conversationId: taken.conversation.id,
          code,
          details,
          stack: error instanceof Error ? firstFrames(error) : '',
        },
        'a turn could not be worked out',
      );
      return runUnexpected(deps, taken, code);
    }
  };

  const drive = async (conversationId: string): Promise<void> => {
    const leaseToken = deps.ids.next('lease');
    let taken = await deps.store.takeTurn(
      conversationId,
      leaseToken,
      deps.clock.now().toISOString(),
      leaseMs,
    );
    let tries = 0;
    while (taken !== null) {
      const commit: TurnCommit = await workOut(taken);
      const committed = await deps.store.commit(commit);
      if (committed.ok) {
        tries = 0;
        announce(taken, commit, committed.value.messages);
        taken = committed.value.next;
        continue;
      }
      if (committed.error.kind === 'lease-lost') return;
      // The order, or who owns the conversation, changed under the turn: work it out again on what is there now.
      tries += 1;
      await deps.store.releaseTurn(conversationId, leaseToken);
      if (tries >= triesMax)
        throw new AppError('turn-timeout', { conversationId, conflict: committed.error.kind });
      if (tries > 1) await pause(waitAfterConflictMs * tries);
      taken = await deps.store.takeTurn(conversationId, leaseToken, deps.clock.now().toISOString(), leaseMs);
    }
  };

  const announce = (taken: TakenTurn, commit: TurnCommit, messages: readonly TranscriptMessage[]): void => {
    remember(taken.inbound.id, messages, commit.owner?.to ?? taken.conversation.owner);
    deps.announcer.messages(commit.conversationId, messages);
    if (commit.jobs.length > 0) deps.nudge([...new Set(commit.jobs.map((job) => job.name))]);
    if (commit.owner !== null) deps.announcer.owner(commit.conversationId, commit.owner.to, null);
    if (commit.openHandoff !== null) {
      deps.announcer.queueChanged();
      const { openHandoff } = commit;
      for (const desk of deps.desks)
        void desk.opened(openHandoff).catch((error) => deskFailed(desk.name, error));
    }
    const words = messages.find((message) => message.role === 'customer');
    if (taken.handoff !== null && words !== undefined) {
      const { handoff } = taken;
      for (const desk of deps.desks)
        void desk.customerWrote(handoff, words).catch((error) => deskFailed(desk.name, error));
    }
  };

  const deskFailed = (desk: string, error: unknown): void =>
    deps.logger.warn(
      { desk, code: isAppError(error) ? error.code : 'unexpected' },
      'a desk could not be told',
    );

  const resume = (conversationId: string): Promise<void> => {
    const before = running.get(conversationId) ?? Promise.resolve();
    const next = before.catch(() => {}).then(() => drive(conversationId));
    running.set(conversationId, next);
    const forget = (): void => {
      if (running.get(conversationId) === next) running.delete(conversationId);
    };
    next.then(forget, forget);
    return next;
  };

  const answerWhenHandled = async (
    conversationId: string,
    inboundId: string,
    duplicate: boolean,
  ): Promise<Answered> => {
    for (let waits = 0; waits < waitsMax; waits += 1) {
      const known = recent.get(inboundId);
      if (known !== undefined && !duplicate) return known;
      if (known !== undefined || (await deps.store.isHandled(inboundId))) {
        const messages = known?.messages ?? (await deps.store.repliesTo(inboundId));
        // Long after the answer somebody else may have the conversation.
        const conversation = await deps.store.conversation(conversationId);
        return { messages, owner: conversation?.owner ?? 'assistant' };
      }
      await pause(waitMs);
      // Whoever held the turn may have died with it.
      if (waits % 20 === 19) await resume(conversationId);
    }
    throw new AppError('turn-timeout', { conversationId });
  };

  const store: Turns['store'] = async (conversationId, message) => {
    const stored = await deps.store.receive(conversationId, deps.ids.next('in'), message);
    return { inboundId: stored.inboundId, duplicate: stored.kind === 'duplicate' };
  };

  const refundNews = createRefundNews(deps);

  return {
    start: async (options) => {
      const locale = options.locale ?? 'en';
      const conversationId = deps.ids.next('conv');
      const now = deps.clock.now().toISOString();
      const work = newTurnWork();
      const opened = {
        id: conversationId,
        channel: options.channel,
        threadKey: options.threadKey,
        address: options.address,
        locale,
        owner: 'assistant' as const,
        ownerVersion: 0,
        state: null,
        createdAt: now,
        closedAt: null,
      };
      const { state } = await runDialog(
        deps,
        opened,
        initialState(locale, options.provenCustomerId),
        { type: 'started' },
        work,
        {
          now,
          customerWords: '',
          transcript: async () => [],
        },
      );
      const { messages } = assistantMessages(deps, options.channel, work.replies, null);
      const stored = await deps.store.create({
        id: conversationId,
        channel: options.channel,
        threadKey: options.threadKey === '' ? conversationId : options.threadKey,
        address: options.address,
        locale,
        tokenHash: options.tokenHash,
        state,
        // A channel that is called greets by answering: who writes first is not greeted twice.
        messages: options.channel === 'web' || options.channel === 'terminal' ? messages : [],
        createdAt: now,
      });
      return { conversationId, messages: stored };
    },
    store,
    receive: async (conversationId, message) => {
      const { inboundId, duplicate } = await store(conversationId, message);
      if (!duplicate || !(await deps.store.isHandled(inboundId))) await resume(conversationId);
      return { inboundId, duplicate, ...(await answerWhenHandled(conversationId, inboundId, duplicate)) };
    },
    resume,
    resumeAll: async () => {
      const waiting = await deps.store.unhandled(deps.clock.now().toISOString(), leaseMs);
      for (const conversationId of waiting) {
        await resume(conversationId).catch((error) =>
          deps.logger.error(
            { conversationId, code: isAppError(error) ? error.code : 'unexpected' },
            'a waiting turn could not be resumed',
          ),
        );
      }
      return waiting.length;
    },
    tellRefund: refundNews,
  };
};

const firstFrames = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .slice(1, 4)
    .map((line) => line.trim())
    .join(' | ');
