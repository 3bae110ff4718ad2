import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaseListResponse } from '../../../domain/wire.js';
import { RequestFailed } from '../../shared/request-json.js';
import type { Timed } from '../use-desk.js';
import { type CaseFilter, readCases } from './cases-client.js';

/** The cases of a filter, page after page. `failed` keeps what was shown before. */
export const useCaseList = (filter: CaseFilter, onSignedOut: () => void) => {
  const [list, setList] = useState<Timed<CaseListResponse> | null>(null);
  const [failed, setFailed] = useState(false);
  /** An answer to a question that is no longer asked is dropped. */
  const asked = useRef(0);

  const load = useCallback(
    async (before: CaseListResponse | null) => {
      asked.current += 1;
      const mine = asked.current;
      try {
        const page = await readCases(filter, before?.before ?? null);
        if (mine !== asked.current) return;
        const cases = before === null ? page.cases : [...before.cases, ...page.cases];
        setList({ answer: { ...page, cases }, receivedMs: performance.now() });
        setFailed(false);
      } catch (failure) {
        if (failure instanceof RequestFailed && failure.status === 401) onSignedOut();
        else if (mine === asked.current) setFailed(true);
      }
    },
    [filter, onSignedOut],
  );
  useEffect(() => {
    setList(null);
    setFailed(false);
    void load(null);
  }, [load]);

  return {
    list,
    failed,
    reload: useCallback(() => load(null), [load]),
    more: () => list !== null && void load(list.answer),
  };
};
