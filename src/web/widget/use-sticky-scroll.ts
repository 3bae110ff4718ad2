import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

const nearBottomPx = 48;
const marginPx = 12;
/** A reply that misses this little shows its end, with the possible answers, rather than its author's line. */
const negligiblePx = 64;

/** What lies below the visible part: nothing, the rest of what was just said, or messages that came meanwhile. */
export type Below = 'nothing' | 'rest' | 'new';

/**
 * Keeps the newest message in view while the reader is at the bottom, and leaves the scroll alone when they are
 * reading further up. A reply taller than the panel is shown from its top.
 */
export const useStickyScroll = (
  box: RefObject<HTMLElement | null>,
  count: number,
  ownLast: boolean,
  extra: string,
) => {
  const atBottom = useRef(true);
  /** Where we scrolled to last: a reader still there has not moved. */
  const leftAt = useRef(-1);
  const [below, setBelow] = useState<Below>('nothing');

  const look = useCallback(() => {
    const element = box.current;
    if (element === null || element.clientHeight === 0) return;
    atBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearBottomPx;
    setBelow((before) => (atBottom.current ? 'nothing' : before === 'new' ? 'new' : 'rest'));
  }, [box]);
  const toEnd = useCallback(() => {
    if (box.current === null) return;
    box.current.scrollTop = box.current.scrollHeight;
    atBottom.current = true;
    setBelow('nothing');
  }, [box]);

  // A growing composer or a notice takes room: whoever was at the end stays there.
  useLayoutEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(() => (atBottom.current ? toEnd() : look()));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, toEnd, look]);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || count === 0) return;
    const moved = !atBottom.current && element.scrollTop !== leftAt.current;
    if (moved && !ownLast) {
      setBelow('new');
      return;
    }
    toEnd();
    const reply = [...element.querySelectorAll<HTMLElement>('.message-leads')].at(-1);
    if (reply && !ownLast && element.scrollHeight - reply.offsetTop - element.clientHeight > negligiblePx) {
      element.scrollTop = reply.offsetTop - marginPx;
      leftAt.current = element.scrollTop;
      look();
    }
  }, [count, extra]);

  return { below, toEnd, onScroll: look };
};
