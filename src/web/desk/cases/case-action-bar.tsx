import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseActionName, CasePageResponse } from '../../../domain/wire.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { CaseActionDialog } from './case-action-dialog.js';
import { MoreDialog } from './more-dialog.js';
import type { RunCaseAction } from './use-case-actions.js';

interface Props {
  readonly page: CasePageResponse;
  readonly busy: boolean;
  readonly run: RunCaseAction;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** What a case most likely waits for, in this order; the rest is one step away. */
const foremost: readonly CaseActionName[] = [
  'confirm-refund',
  'refund-not-made',
  'inspect',
  'receive',
  'invoice-paid',
  'track',
  'reopen',
  'note',
];
const shownAtOnce = 2;

/** What can be done to the case as it stands. */
export const CaseActionBar = ({ page, busy, run, locale, texts }: Props): JSX.Element | null => {
  const [open, setOpen] = useState<CaseActionName | 'more' | null>(null);
  const words = texts.cases;
  const first = foremost.filter((name) => page.actions.includes(name)).slice(0, shownAtOnce);
  const rest = page.actions.filter((name) => !first.includes(name));
  const done = (): void => setOpen(null);
  if (page.actions.length === 0) return null;
  return (
    <footer class="actions">
      {first.map((name, index) => (
        <button
          key={name}
          type="button"
          class={`button${index === 0 ? '' : ' button-quiet'}`}
          aria-disabled={busy}
          onClick={() => !busy && setOpen(name)}
        >
          {words.actions[name]}
        </button>
      ))}
      {rest.length > 0 && (
        <button
          type="button"
          class="button button-quiet"
          aria-haspopup="dialog"
          aria-disabled={busy}
          onClick={() => !busy && setOpen('more')}
        >
          {words.moreActions}
        </button>
      )}
      {open === 'more' && <MoreDialog names={rest} onChoose={setOpen} onCancel={done} texts={texts} />}
      {open !== null && open !== 'more' && (
        <CaseActionDialog
          key={open}
          name={open}
          page={page}
          onCancel={done}
          onSend={async (body) => {
            await run(body);
            done();
          }}
          locale={locale}
          texts={texts}
        />
      )}
    </footer>
  );
};
