import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Locale, tagOfLocale } from '../shared/locale.js';
import { deskTextsOf } from '../texts/desk-texts.js';
import { signOut } from './desk-client.js';
import { DeskHeader } from './desk-header.js';
import { readDeskLocale, writeDeskLocale } from './desk-locale.js';
import { SignedIn } from './signed-in.js';
import { SignedOut } from './signed-out.js';
import { useAgent } from './use-agent.js';

/** The whole desk page. */
export const Desk = (): JSX.Element => {
  const [locale, setLocale] = useState<Locale>(readDeskLocale);
  const texts = deskTextsOf(locale);
  const { session, check, signedOut } = useAgent();
  const agent = session.kind === 'signed-in' ? session.agent : null;

  useEffect(() => {
    document.documentElement.lang = tagOfLocale(locale);
    document.title = texts.title;
  }, [locale, texts]);
  const changeLocale = (): void => {
    const next = locale === 'en' ? 'zh' : 'en';
    writeDeskLocale(next);
    setLocale(next);
  };

  return (
    <div class="desk">
      <DeskHeader
        texts={texts}
        agentName={agent?.name ?? null}
        isAuditor={agent?.role === 'auditor'}
        onLanguage={changeLocale}
        onSignOut={() => {
          if (agent !== null) void signOut(agent.csrf).finally(check);
        }}
      />
      {agent !== null && <SignedIn agent={agent} locale={locale} texts={texts} onSignedOut={signedOut} />}
      {session.kind === 'signed-out' && <SignedOut texts={texts} onCheck={() => void check()} />}
      {session.kind === 'checking' && <p class="desk-hint">{texts.loading}</p>}
      {session.kind === 'unreachable' && (
        <div class="desk-hint" role="alert">
          <h1>{texts.failedTitle}</h1>
          <p>{texts.failedCure}</p>
        </div>
      )}
    </div>
  );
};
