import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const phoneWidth = '(max-width: 560px)';

/**
 * True where the panel covers the page. There it follows the visual viewport, so that an on-screen keyboard pushes
 * the composer up instead of covering it, and the page behind does not scroll.
 */
export const useFullScreen = (panel: RefObject<HTMLElement | null>, visible: boolean): boolean => {
  const [narrow, setNarrow] = useState(() => matchMedia(phoneWidth).matches);
  useEffect(() => {
    const query = matchMedia(phoneWidth);
    const follow = (): void => setNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);

  const covers = narrow && visible;
  useEffect(() => {
    if (!covers) return;
    const page = document.documentElement;
    const overflowBefore = page.style.overflow;
    page.style.overflow = 'hidden';
    const viewport = window.visualViewport;
    const followViewport = (): void => {
      if (viewport === null) return;
      panel.current?.style.setProperty('--visible-height', `${viewport.height}px`);
      panel.current?.style.setProperty('--visible-top', `${viewport.offsetTop}px`);
    };
    followViewport();
    viewport?.addEventListener('resize', followViewport);
    viewport?.addEventListener('scroll', followViewport);
    return () => {
      page.style.overflow = overflowBefore;
      viewport?.removeEventListener('resize', followViewport);
      viewport?.removeEventListener('scroll', followViewport);
    };
  }, [covers, panel]);
  return covers;
};
