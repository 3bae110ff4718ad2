import type { JSX } from 'preact';
import { BrandMark } from '../shared/brand-mark.js';
import type { DeskTexts } from '../texts/desk-texts.js';

interface Props {
  readonly texts: DeskTexts;
  readonly agentName: string | null;
  readonly isAuditor: boolean;
  readonly onLanguage: () => void;
  readonly onSignOut: () => void;
}

export const DeskHeader = ({ texts, agentName, isAuditor, onLanguage, onSignOut }: Props): JSX.Element => (
  <header class="desk-header">
    <BrandMark />
    <p class="desk-name">{texts.title}</p>
    <button type="button" class="text-button" onClick={onLanguage}>
      {texts.language}
    </button>
    {isAuditor && (
      <a class="text-button" href="/desk/api/audit/pack" download>
        {texts.auditPack}
      </a>
    )}
    {agentName !== null && (
      <>
        <span class="agent">
          <span class="avatar" aria-hidden="true">
            {agentName.slice(0, 1)}
          </span>
          <span class="agent-name">{agentName}</span>
        </span>
        <button type="button" class="text-button" onClick={onSignOut}>
          {texts.signOut}
        </button>
      </>
    )}
  </header>
);
