import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AgentResponse } from '../../domain/wire.js';
import { RequestFailed } from '../shared/request-json.js';
import { readAgent } from './desk-client.js';

export type Session =
  | { readonly kind: 'checking' | 'signed-out' | 'unreachable' }
  | { readonly kind: 'signed-in'; readonly agent: AgentResponse };

const againAfterMs = 5000;

/** Who is at the desk. While the server can't be reached it asks again by itself. */
export const useAgent = () => {
  const [session, setSession] = useState<Session>({ kind: 'checking' });
  const check = useCallback(async () => {
    try {
      const agent = await readAgent();
      setSession({ kind: 'signed-in', agent });
    } catch (failure) {
      const signedOut = failure instanceof RequestFailed && failure.status === 401;
      setSession({ kind: signedOut ? 'signed-out' : 'unreachable' });
    }
  }, []);
  useEffect(() => {
    void check();
  }, [check]);
  useEffect(() => {
    if (session.kind !== 'unreachable') return;
    const timer = setTimeout(() => void check(), againAfterMs);
    return () => clearTimeout(timer);
  }, [session, check]);
  return { session, check, signedOut: () => setSession({ kind: 'signed-out' }) };
};
