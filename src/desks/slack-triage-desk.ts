import { setTimeout as sleep } from 'node:timers/promises';
import { isAppError, type Logger } from '../base/index.js';
import type { Desk, DeskThread } from '../handoff/index.js';
import type { Agent, AgentActions, AgentRefusal } from '../turns/index.js';
import { triageActions } from './handoff-card.js';
import { createHandoffThreads, type HandoffThreadsOptions } from './handoff-threads.js';
import { refusalText } from './refusal-text.js';
import { plainSections } from './thread-text.js';

export interface SlackTriageDeskOptions extends Omit<HandoffThreadsOptions, 'wait'> {
  /** Slack's id of the triage channel. Whoever is in it may claim: keep it private. */
  readonly channel: string;
  readonly actions: Pick<AgentActions, 'claim' | 'reply' | 'giveBack' | 'close'>;
  readonly logger: Logger;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** The desk, and what Slack brings back to it; the latter fits the `TriageInbox` of the Slack channel. */
export interface SlackTriageDesk extends Desk {
  readonly channel: string;
  /** Posts cards that Slack did not take when they were due; for the start, and now and then. Answers how many. */
  catchUp(): Promise<number>;
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

const noteMark = '//';

/**
 * Hand-offs as cards in one Slack channel. The claimer's words in the card's thread reach the customer, the customer's
 * words appear there; everybody else's stay among colleagues. A hand-off claimed elsewhere shows so on its card.
 */
export const createSlackTriageDesk = (options: SlackTriageDeskOptions): SlackTriageDesk => {
  const { actions, channel, handoffs, poster, threads } = options;
  const cards = createHandoffThreads({ ...options, wait: options.wait ?? sleep });

  /** Done after the answer to Slack is on its way: Slack waits three seconds, and the deed is already stored. */
  const later = (work: Promise<unknown>): void => {
    work.catch((error: unknown) =>
      options.logger.warn(
        { code: isAppError(error) ? error.code : 'unexpected' },
        'the triage channel was not updated',
      ),
    );
  };
  const refuse = async (link: DeskThread, user: string, refusal: AgentRefusal): Promise<void> => {
    const text = refusalText(refusal);
    later(poster.whisper({ channel, user, threadTs: link.ts, text, blocks: plainSections(text) }));
    const handoff = await handoffs.handoff(link.handoffId);
    if (handoff !== null) later(cards.redraw(handoff));
  };
  /** A card whose link was lost, or is not written yet: only we post such buttons, so the first one pressed is the card. */
  const adopt = async (handoffId: string, press: TriagePress): Promise<DeskThread | null> => {
    if (press.channel !== channel || (await handoffs.handoff(handoffId)) === null) return null;
    if ((await threads.byHandoff(handoffId)) !== null) return null;
    return threads.save({ handoffId, channel, ts: press.messageTs });
  };
  const agentOf = async (user: string): Promise<Agent> => ({
    id: `slack-${user}`,
    name: await poster.userName(user),
  });

  return Object.freeze({
    name: 'slack-triage',
    channel,
    opened: cards.show,
    changed: cards.redraw,
    customerWrote: cards.tell,
    catchUp: async () => {
      let posted = 0;
      for (const handoff of await handoffs.queue()) {
        if ((await threads.byHandoff(handoff.id)) !== null) continue;
        await cards.show(handoff);
        posted += 1;
      }
      return posted;
    },
    pressed: async (press) => {
      const [handoffId = '', version = ''] = press.value.split(' ');
      const act = acts[press.actionId];
      if (act === undefined) return;
      const link =
        (await threads.byThread(press.channel, press.messageTs)) ?? (await adopt(handoffId, press));
      if (link?.handoffId !== handoffId) return;
      const outcome = await actions[act](handoffId, await agentOf(press.user), Number(version));
      if (outcome.ok) later(cards.redraw(outcome.value));
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
