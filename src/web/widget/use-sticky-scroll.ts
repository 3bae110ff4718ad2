import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

const nearBottomPx = 96;

/**
 * Keeps the newest message in view while the reader is at the bottom, and leaves the scroll alone when they are
 * reading further up. A reply taller than the panel is shown from its top.
 */
export const useStickyScroll = (box: RefObject<HTMLElement | null>, count: number, ownLast: boolean, extra: string) => {
  const atBottom = useRef(true);
  const [behind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    atBottom.current = true;
    setBehind(false);
  }, [box]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when something was added, not on every render
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || count === 0) return;
    if (!atBottom.current && !ownLast) {
      setBehind(true);
      return;
    }
    toEnd();
    const last = [...element.querySelectorAll<HTMLElement>('article')].findLast((article) =>
      article.classList.contains('message-leads'),
    );
    if (last && !ownLast && element.scrollHeight - last.offsetTop > element.clientHeight) {
      element.scrollTop = last.offsetTop - 12;
    }
  }, [count, extra]);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    atBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearBottomPx;
    if (atBottom.current) setBehind(false);
  }, [box]);

  return { behind, toEnd, onScroll };
};
