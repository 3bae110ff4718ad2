import { useState } from 'preact/hooks';
import type { HandoffResponse } from '../../domain/wire.js';
import { RequestFailed } from '../shared/request-json.js';
import { act, type DeskActionName, type DeskActions } from './desk-client.js';

export type ActionNotice =
  | { readonly kind: 'done'; readonly action: Exclude<DeskActionName, 'reply'> | 'first-yes' }
  | { readonly kind: 'owner-changed' }
  | { readonly kind: 'failed'; readonly code: string; readonly requestId: string | null };

interface Options {
  readonly csrf: string;
  readonly handoffId: string;
  readonly onChanged: (answer: HandoffResponse) => void;
  readonly onReload: () => Promise<unknown>;
}

/** What a reply did is seen in the conversation; a yes may have been only the first of two. */
const noticeOf = (action: DeskActionName, { handoff }: HandoffResponse): ActionNotice | null => {
  if (action === 'reply') return null;
  const isFirst = action === 'approve' && handoff.firstYes !== null;
  return { kind: 'done', action: isFirst ? 'first-yes' : action };
};

/** Runs one action at a time and says how it ended; a lost race reloads what the other one did. */
export const useActions = ({ csrf, handoffId, onChanged, onReload }: Options) => {
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<ActionNotice | null>(null);

  /** Null when it went well, else the failure, for a dialog that wants to stay open and say more. */
  const run = async <Name extends DeskActionName>(
    name: Name,
    body: DeskActions[Name],
  ): Promise<RequestFailed | null> => {
    setBusy(true);
    try {
      const answer = await act(csrf, handoffId, name, body);
      onChanged(answer);
      setNotice(noticeOf(name, answer));
      return null;
    } catch (failure) {
      if (!(failure instanceof RequestFailed)) throw failure;
      if (failure.code === 'owner-changed') {
        setNotice({ kind: 'owner-changed' });
        await onReload();
      } else if (failure.status === 401) await onReload();
      else setNotice({ kind: 'failed', code: failure.code, requestId: failure.requestId });
      return failure;
    } finally {
      setBusy(false);
    }
  };
  return { busy, notice, run, dismiss: () => setNotice(null) };
};
