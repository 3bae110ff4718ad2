import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CasePageResponse } from '../../../domain/wire.js';
import { RequestFailed } from '../../shared/request-json.js';
import type { Timed } from '../use-desk.js';
import { readCase } from './cases-client.js';

export type CaseFault = 'missing' | 'failed';

/** The open case as it stands. */
export const useCase = (reference: string | null, onSignedOut: () => void) => {
  const [page, setPage] = useState<Timed<CasePageResponse> | null>(null);
  const [fault, setFault] = useState<CaseFault | null>(null);
  const open = useRef(reference);
  open.current = reference;

  const show = useCallback((answer: CasePageResponse): void => {
    if (answer.case.reference !== open.current?.toUpperCase()) return;
    setPage({ answer, receivedMs: performance.now() });
    setFault(null);
  }, []);
  const load = useCallback(async () => {
    if (reference === null) return;
    try {
      show(await readCase(reference));
    } catch (failure) {
      if (!(failure instanceof RequestFailed)) throw failure;
      if (failure.status === 401) onSignedOut();
      else if (open.current === reference) setFault(failure.status === 404 ? 'missing' : 'failed');
    }
  }, [reference, onSignedOut, show]);
  useEffect(() => {
    setPage(null);
    setFault(null);
    void load();
  }, [load]);
  return { page, fault, show, load };
};
