import type { JSX } from 'preact';
import type { AgentResponse } from '../../domain/wire.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { HandoffView } from './handoff-view.js';
import { QueueList } from './queue-list.js';
import { useDesk } from './use-desk.js';
import { addressOfHandoff } from './use-desk-place.js';

interface Props {
  readonly agent: AgentResponse;
  readonly handoffId: string | null;
  readonly locale: Locale;
  readonly texts: DeskTexts;
  readonly onSignedOut: () => void;
}

/** The queue beside the open conversation; on a phone one or the other. */
export const QueueView = ({ agent, handoffId, locale, texts, onSignedOut }: Props): JSX.Element => {
  const desk = useDesk(handoffId, onSignedOut);
  return (
    <div class={`desk-columns${handoffId === null ? '' : ' desk-columns-open'}`}>
      {desk.line === 'waiting' && (
        <p class="desk-line" role="status">
          {texts.reconnecting}
        </p>
      )}
      <QueueList
        queue={desk.queue}
        agentId={agent.id}
        openId={handoffId}
        addressOf={addressOfHandoff}
        locale={locale}
        texts={texts}
      />
      <main class="desk-main">
        {desk.view !== null && handoffId !== null ? (
          <HandoffView
            key={handoffId}
            agent={agent}
            timed={desk.view}
            locale={locale}
            texts={texts}
            onChanged={(answer) => {
              desk.showHandoff(answer);
              void desk.loadQueue();
            }}
            onReload={() => Promise.all([desk.loadHandoff(), desk.loadQueue()])}
            onBack={() => {
              location.hash = '#/';
            }}
          />
        ) : (
          <div class="desk-hint">
            <h1>{handoffId === null || desk.missing ? texts.chooseTitle : texts.loading}</h1>
            {(handoffId === null || desk.missing) && <p>{texts.chooseBody}</p>}
          </div>
        )}
      </main>
    </div>
  );
};
