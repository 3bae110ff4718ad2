import type { JSX } from 'preact';
import type { HandoffWire } from '../../domain/wire.js';
import { formatAmount } from '../shared/format-amount.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { Elapsed } from './elapsed.js';
import { MoodTags } from './mood-tags.js';

interface Props {
  readonly handoff: HandoffWire;
  readonly href: string;
  readonly open: boolean;
  readonly serverNow: string;
  readonly receivedMs: number;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

export const QueueItem = ({
  handoff,
  href,
  open,
  serverNow,
  receivedMs,
  locale,
  texts,
}: Props): JSX.Element => {
  const { packet, firstYes } = handoff;
  return (
    <a class="queue-item" href={href} aria-current={open ? 'true' : undefined}>
      <span class="queue-item-top">
        <strong dir="auto">{packet.customerName ?? texts.unknownCustomer}</strong>
        <span class="queue-item-time">
          <Elapsed
            since={firstYes?.at ?? handoff.claimedAt ?? handoff.openedAt}
            serverNow={serverNow}
            receivedMs={receivedMs}
            texts={texts}
            words={handoff.status === 'waiting' || firstYes !== null ? texts.waiting : texts.inWork}
          />
        </span>
      </span>
      <span class="queue-item-wants" dir="auto">
        {packet.wants || packet.summary}
      </span>
      <span class="tags">
        <span class={`tag tag-priority-${handoff.priority}`}>
          {texts.priority[handoff.priority] ?? handoff.priority}
        </span>
        {firstYes !== null && <span class="tag tag-review">{texts.firstYes}</span>}
        <span class="tag">{texts.reason[handoff.reason] ?? handoff.reason}</span>
        <MoodTags mood={packet.mood} texts={texts} />
        {packet.orderNumber !== null && <span class="tag tag-plain">{packet.orderNumber}</span>}
      </span>
      {firstYes !== null && (
        <span class="queue-item-agent">
          {texts.firstYesOf(firstYes.agentName, formatAmount(firstYes.totalMinor, firstYes.currency, locale))}
        </span>
      )}
      {handoff.agentName !== null && handoff.status === 'claimed' && (
        <span class="queue-item-agent">{texts.with(handoff.agentName)}</span>
      )}
    </a>
  );
};
