import type { JSX } from 'preact';
import type { HandoffResponse } from '../../domain/wire.js';
import { BackIcon } from '../shared/icons.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { Elapsed } from './elapsed.js';
import { MoodTags } from './mood-tags.js';
import type { Timed } from './use-desk.js';

interface Props {
  readonly timed: Timed<HandoffResponse>;
  readonly texts: DeskTexts;
  readonly onBack: () => void;
}

export const HandoffHeader = ({ timed, texts, onBack }: Props): JSX.Element => {
  const { handoff, now } = timed.answer;
  const { packet } = handoff;
  const open = handoff.status === 'waiting' || handoff.status === 'claimed';
  return (
    <header class="handoff-header">
      <button type="button" class="icon-button only-narrow" onClick={onBack} aria-label={texts.back}>
        <BackIcon />
      </button>
      <div class="handoff-titles">
        <h1 dir="auto">{packet.customerName ?? texts.unknownCustomer}</h1>
        <p>
          {packet.orderNumber !== null && <span>{texts.order(packet.orderNumber)} · </span>}
          {handoff.status !== 'waiting' && texts.status[handoff.status]}
          {handoff.status === 'claimed' && ' · '}
          {open && (
            <Elapsed
              since={handoff.claimedAt ?? handoff.openedAt}
              serverNow={now}
              receivedMs={timed.receivedMs}
              texts={texts}
              words={handoff.status === 'waiting' ? texts.waiting : texts.inWork}
            />
          )}
        </p>
      </div>
      <span class="tags">
        <span class={`tag tag-priority-${handoff.priority}`}>
          {texts.priority[handoff.priority] ?? handoff.priority}
        </span>
        <span class="tag">{texts.reason[handoff.reason] ?? handoff.reason}</span>
        <MoodTags mood={packet.mood} texts={texts} />
      </span>
    </header>
  );
};
