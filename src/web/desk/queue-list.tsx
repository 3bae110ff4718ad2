import type { JSX } from 'preact';
import type { HandoffWire, QueueResponse } from '../../domain/wire.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { QueueItem } from './queue-item.js';
import type { Timed } from './use-desk.js';

interface Props {
  readonly queue: Timed<QueueResponse> | null;
  readonly agentId: string;
  readonly openId: string | null;
  readonly addressOf: (handoffId: string) => string;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** Who waits, most urgent first, then what waits for this agent's second yes, then what is in work. */
export const QueueList = ({ queue, agentId, openId, addressOf, locale, texts }: Props): JSX.Element => {
  const handoffs = queue?.answer.handoffs ?? [];
  const waiting = handoffs.filter((handoff) => handoff.status === 'waiting');
  const group = (title: string, members: readonly HandoffWire[]): JSX.Element | null =>
    queue === null || members.length === 0 ? null : (
      <section class="queue-group">
        <h2>
          {title} <span class="count">{members.length}</span>
        </h2>
        <ul>
          {members.map((handoff) => (
            <li key={handoff.id}>
              <QueueItem
                handoff={handoff}
                href={addressOf(handoff.id)}
                open={handoff.id === openId}
                serverNow={queue.answer.now}
                receivedMs={queue.receivedMs}
                locale={locale}
                texts={texts}
              />
            </li>
          ))}
        </ul>
      </section>
    );
  const taken = handoffs.filter((handoff) => handoff.status !== 'waiting');
  const asksMe = ({ firstYes }: HandoffWire): boolean => firstYes !== null && firstYes.agentId !== agentId;
  const inWork = taken.filter((handoff) => !asksMe(handoff));
  /** Also what was given back or closed and still waits for a colleague's yes. */
  const isMine = ({ status, firstYes, ...handoff }: HandoffWire): boolean =>
    (status === 'claimed' ? handoff.agentId : firstYes?.agentId) === agentId;
  return (
    <nav class="queue" aria-label={texts.queue}>
      <p class="visually-hidden" role="status">
        {queue === null ? texts.loading : texts.queueCount(waiting.length)}
      </p>
      {queue !== null && handoffs.length === 0 && (
        <div class="queue-empty">
          <h2>{texts.emptyTitle}</h2>
          <p>{texts.emptyBody}</p>
        </div>
      )}
      {group(texts.waitingGroup, waiting)}
      {group(texts.secondYesGroup, taken.filter(asksMe))}
      {group(texts.mineGroup, inWork.filter(isMine))}
      {group(
        texts.othersGroup,
        inWork.filter((handoff) => !isMine(handoff)),
      )}
    </nav>
  );
};
