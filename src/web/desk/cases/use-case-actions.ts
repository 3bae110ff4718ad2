import { useState } from 'preact/hooks';
import type { CaseActionRequest, CasePageResponse } from '../../../domain/wire.js';
import { RequestFailed } from '../../shared/request-json.js';
import { actOnCase } from './cases-client.js';

export type CaseNoticeOf =
  | { readonly kind: 'done' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly failure: RequestFailed };

export type RunCaseAction = (body: CaseActionRequest) => Promise<RequestFailed | null>;

interface Options {
  readonly csrf: string;
  readonly reference: string;
  readonly onChanged: (answer: CasePageResponse) => void;
  readonly onReload: () => Promise<unknown>;
}

/** Runs one action at a time and says how it ended; a lost race reads again what the other one did. */
export const useCaseActions = ({ csrf, reference, onChanged, onReload }: Options) => {
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<CaseNoticeOf | null>(null);
  const run: RunCaseAction = async (body) => {
    setBusy(true);
    try {
      onChanged(await actOnCase(csrf, reference, body));
      setNotice({ kind: 'done' });
      return null;
    } catch (failure) {
      if (!(failure instanceof RequestFailed)) throw failure;
      setNotice(failure.code === 'case-changed' ? { kind: 'changed' } : { kind: 'failed', failure });
      await onReload();
      return failure;
    } finally {
      setBusy(false);
    }
  };
  return { busy, notice, run, dismiss: () => setNotice(null) };
};
