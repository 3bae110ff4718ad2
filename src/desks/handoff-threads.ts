import type { Handoff, TranscriptMessage } from '../domain/index.js';
import type { DeskThread, DeskThreads } from '../handoff/index.js';
import type { ConversationStore, HandoffStore } from '../turns/index.js';
import { handoffCard } from './handoff-card.js';
import { inOrder } from './in-order.js';
import { keepTrying } from './keep-trying.js';
import type { DeskPoster } from './ports.js';
import { plainSections, transcriptText } from './thread-text.js';

export interface HandoffThreadsOptions {
  readonly channel: string;
  readonly poster: DeskPoster;
  readonly threads: DeskThreads;
  readonly handoffs: Pick<HandoffStore, 'handoff' | 'queue'>;
  readonly conversations: Pick<ConversationStore, 'messages'>;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Cards and their threads. For one hand-off everything happens in the order it was asked for. */
export interface HandoffThreads {
  /** Posts the card, or redraws it. */
  show(handoff: Handoff): Promise<void>;
  /** Redraws the card where there is one. */
  redraw(handoff: Handoff): Promise<void>;
  /** Puts the customer's words in the thread, once. */
  tell(handoff: Handoff, message: TranscriptMessage): Promise<void>;
}

const toldMax = 1_000;

export const createHandoffThreads = (options: HandoffThreadsOptions): HandoffThreads => {
  const { channel, poster, threads, wait } = options;
  const lanes = inOrder();
  // A retry must not say the same thing twice; forgotten with the process, when saying it twice beats losing it.
  const told = new Set<string>();

  /** What was handed to us may have waited its turn while somebody claimed: the newer of the two is drawn. */
  const newest = async (handoff: Handoff): Promise<Handoff> => {
    const stored = await options.handoffs.handoff(handoff.id);
    return stored !== null && stored.version > handoff.version ? stored : handoff;
  };
  const draw = async (link: DeskThread, handoff: Handoff): Promise<void> =>
    poster.update({ channel: link.channel, ts: link.ts, ...handoffCard(await newest(handoff)) });

  const open = async (handoff: Handoff): Promise<DeskThread> => {
    const posted = await poster.post({ channel, ...handoffCard(await newest(handoff)) });
    const link = await threads.save({ handoffId: handoff.id, channel, ts: posted.ts });
    if (link.ts !== posted.ts) {
      await poster.remove(channel, posted.ts);
      return link;
    }
    const transcript = transcriptText(await options.conversations.messages(handoff.conversationId, 0));
    if (transcript !== '') {
      const blocks = plainSections(transcript);
      await keepTrying(wait, () => poster.post({ channel, threadTs: link.ts, text: 'Transcript', blocks }));
    }
    return link;
  };

  const say = async (link: DeskThread, handoff: Handoff, message: TranscriptMessage): Promise<void> => {
    if (told.has(message.id)) return;
    const blocks = plainSections(`${handoff.packet.customerName ?? 'Customer'}: ${message.text}`);
    await poster.post({ channel: link.channel, threadTs: link.ts, text: 'The customer wrote', blocks });
    if (told.size >= toldMax) told.clear();
    told.add(message.id);
  };

  const inLane = (handoff: Handoff, work: () => Promise<void>): Promise<void> =>
    lanes(handoff.id, () => keepTrying(wait, work));
  const found = (handoff: Handoff): Promise<DeskThread | null> => threads.byHandoff(handoff.id);

  return Object.freeze({
    show: (handoff: Handoff) =>
      inLane(handoff, async () => {
        const link = await found(handoff);
        if (link === null) await open(handoff);
        else await draw(link, handoff);
      }),
    redraw: (handoff: Handoff) =>
      inLane(handoff, async () => {
        const link = await found(handoff);
        if (link !== null) await draw(link, handoff);
      }),
    tell: (handoff: Handoff, message: TranscriptMessage) =>
      inLane(handoff, async () => say((await found(handoff)) ?? (await open(handoff)), handoff, message)),
  });
};
