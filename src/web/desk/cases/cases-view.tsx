import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { AgentResponse } from '../../../domain/wire.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { CaseHint } from './case-hint.js';
import { CaseList } from './case-list.js';
import { CasePage } from './case-page.js';
import type { CaseFilter } from './cases-client.js';
import { useCase } from './use-case.js';
import { useCaseList } from './use-case-list.js';
import { useCaseNews } from './use-case-news.js';

interface Props {
  readonly agent: AgentResponse;
  readonly reference: string | null;
  readonly locale: Locale;
  readonly texts: DeskTexts;
  readonly onSignedOut: () => void;
}

/** As many as one answer holds; longer lists are left as the agent has opened them. */
const pageSize = 30;

/** The list of cases beside the open one; on a phone one or the other. */
export const CasesView = ({ agent, reference, locale, texts, onSignedOut }: Props): JSX.Element => {
  const [filter, setFilter] = useState<CaseFilter>({ group: 'us', q: '' });
  const { list, failed, reload, more } = useCaseList(filter, onSignedOut);
  const { page, fault, show, load } = useCase(reference, onSignedOut);
  const isLong = (list?.answer.cases.length ?? 0) > pageSize;
  const readAgain = useCallback(() => {
    void load();
    if (!isLong) void reload();
  }, [load, reload, isLong]);
  const line = useCaseNews(reference, { onNews: readAgain, onSignedOut });
  const leave = (): void => {
    location.hash = '#/cases';
  };
  return (
    <div class={`desk-columns${reference === null ? '' : ' desk-columns-open'}`}>
      {line === 'waiting' && (
        <p class="desk-line" role="status">
          {texts.reconnecting}
        </p>
      )}
      <CaseList
        list={list?.answer ?? null}
        failed={failed}
        filter={filter}
        openReference={reference}
        onFilter={setFilter}
        onMore={more}
        onReload={() => void reload()}
        locale={locale}
        texts={texts}
      />
      <main class="desk-main">
        {page !== null && reference !== null ? (
          <CasePage
            key={reference}
            agent={agent}
            page={page.answer}
            locale={locale}
            texts={texts}
            onChanged={(answer) => {
              show(answer);
              void reload();
            }}
            onReload={load}
            onBack={leave}
          />
        ) : (
          <CaseHint
            fault={fault}
            isOpen={reference !== null}
            onAgain={() => void load()}
            onBack={leave}
            texts={texts}
          />
        )}
      </main>
    </div>
  );
};
