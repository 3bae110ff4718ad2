import { isAppError, type Logger } from '../base/index.js';
import type { Handoff } from '../domain/index.js';
import type { Desk, DeskThread, DeskThreads } from '../handoff/index.js';
import type { Agent, AgentActions, AgentRefusal, ConversationStore, HandoffStore } from '../turns/index.js';
import { handoffCard, triageActions } from './handoff-card.js';
import type { DeskPoster } from './ports.js';
import { refusalText } from './refusal-text.js';
import { plainSections, transcriptText } from './thread-text.js';

export interface SlackTriageDeskOptions {
  /** Slack's id of the triage channel. Whoever is in it may claim: keep it private. */
  readonly channel: string;
  readonly poster: DeskPoster;
  readonly actions: Pick<AgentActions, 'claim' | 'reply' | 'giveBack' | 'close'>;
  readonly threads: DeskThreads;
  readonly handoffs: Pick<HandoffStore, 'handoff'>;
  readonly conversations: Pick<ConversationStore, 'messages'>;
  readonly logger: Logger;
}

/** The desk, and what Slack brings back to it; the latter fits the `TriageInbox` of the Slack channel. */
export interface SlackTriageDesk extends Desk {
  readonly channel: string;
  pressed(press: TriagePress): Promise<void>;
  wrote(note: TriageNote): Promise<void>;
}
interface TriagePress {
  readonly actionId: string;
  /** `handoffId version`, as the card was drawn. */
  readonly value: string;
  readonly channel: string;
  readonly messageTs: string;
  readonly user: string;
}
interface TriageNote {
  readonly channel: string;
  readonly threadTs: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
}

const shownMax = 1_000;
const noteMark = '//';

/**
 * Hand-offs as cards in one Slack channel. The claimer's words in the card's thread reach the customer, the customer's
 * words appear there; everybody else's stay among colleagues. A hand-off claimed elsewhere shows so on its card.
 */
export const createSlackTriageDesk = (options: SlackTriageDeskOptions): SlackTriageDesk => {
  const { actions, channel, handoffs, poster, threads } = options;
  // A retry must not say the same thing twice; forgotten with the process, when saying it twice beats losing it.
  const shown = new Set<string>();

  const drawCard = async (link: DeskThread, handoff: Handoff): Promise<void> =>
    poster.update({ channel: link.channel, ts: link.ts, ...handoffCard(handoff) });

  const openThread = async (handoff: Handoff): Promise<DeskThread> => {
    const posted = await poster.post({ channel, ...handoffCard(handoff) });
    const link = await threads.save({ handoffId: handoff.id, channel, ts: posted.ts });
    if (link.ts !== posted.ts) {
      await poster.remove(channel, posted.ts);
      return link;
    }
    const transcript = transcriptText(await options.conversations.messages(handoff.conversationId, 0));
    if (transcript !== '') {
      await poster.post({
        channel,
        threadTs: link.ts,
        text: 'Transcript',
        blocks: plainSections(transcript),
      });
    }
    return link;
  };

  /** Told after the answer to Slack is on its way: Slack waits three seconds, and the deed is already stored. */
  const later = (work: Promise<unknown>): void => {
    work.catch((error: unknown) =>
      options.logger.warn(
        { code: isAppError(error) ? error.code : 'unexpected' },
        'the triage channel was not updated',
      ),
    );
  };
  const whisper = (user: string, threadTs: string, text: string): void =>
    later(poster.whisper({ channel, user, threadTs, text, blocks: plainSections(text) }));

  const refuse = async (link: DeskThread, user: string, refusal: AgentRefusal): Promise<void> => {
    whisper(user, link.ts, refusalText(refusal));
    const handoff = await handoffs.handoff(link.handoffId);
    if (handoff !== null) later(drawCard(link, handoff));
  };
  const agentOf = async (user: string): Promise<Agent> => ({
    id: `slack-${user}`,
    name: await poster.userName(user),
  });

  return Object.freeze({
    name: 'slack-triage',
    channel,
    opened: async (handoff: Handoff) => {
      const link = await threads.byHandoff(handoff.id);
      if (link === null) await openThread(handoff);
      else await drawCard(link, handoff);
    },
    changed: async (handoff: Handoff) => {
      const link = await threads.byHandoff(handoff.id);
      if (link !== null) await drawCard(link, handoff);
    },
    customerWrote: async (handoff, message) => {
      const link = (await threads.byHandoff(handoff.id)) ?? (await openThread(handoff));
      if (shown.has(message.id)) return;
      const text = `${handoff.packet.customerName ?? 'Customer'}: ${message.text}`;
      await poster.post({
        channel: link.channel,
        threadTs: link.ts,
        text: 'The customer wrote',
        blocks: plainSections(text),
      });
      if (shown.size >= shownMax) shown.clear();
      shown.add(message.id);
    },
    pressed: async (press) => {
      const link = await threads.byThread(press.channel, press.messageTs);
      const [handoffId = '', version = ''] = press.value.split(' ');
      const act = acts[press.actionId];
      if (act === undefined || link === null || link.handoffId !== handoffId) return;
      const outcome = await actions[act](handoffId, await agentOf(press.user), Number(version));
      if (outcome.ok) later(drawCard(link, outcome.value));
      else await refuse(link, press.user, outcome.error);
    },
    wrote: async (note) => {
      const link = await threads.byThread(note.channel, note.threadTs);
      if (link === null || note.text === '' || note.text.startsWith(noteMark)) return;
      const outcome = await actions.reply(
        link.handoffId,
        await agentOf(note.user),
        `slack-${note.channel}-${note.ts}`,
        note.text,
      );
      if (!outcome.ok) await refuse(link, note.user, outcome.error);
    },
  } satisfies SlackTriageDesk);
};

const acts: Readonly<Record<string, 'claim' | 'giveBack' | 'close'>> = {
  [triageActions.claim]: 'claim',
  [triageActions.giveBack]: 'giveBack',
  [triageActions.close]: 'close',
};
