import { useState } from 'preact/hooks';

const nextIndex = (key: string, index: number, count: number): number | null => {
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'ArrowDown':
      return Math.min(count - 1, index + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};

/**
 * One tab stop for many messages: arrow keys, Home and End move between them. The stop is the last message until
 * the customer moves it. Keys pressed on a button inside a message are left to the button.
 */
export const useRovingFocus = (keys: readonly string[]) => {
  const [movedTo, setMovedTo] = useState<string | null>(null);
  const currentKey = movedTo !== null && keys.includes(movedTo) ? movedTo : (keys.at(-1) ?? null);
  return {
    currentKey,
    onKeyDown: (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
      const target = event.target as HTMLElement;
      if (target.tagName !== 'ARTICLE' || currentKey === null) return;
      const next = nextIndex(event.key, keys.indexOf(currentKey), keys.length);
      const key = next === null ? undefined : keys[next];
      if (key === undefined) return;
      event.preventDefault();
      setMovedTo(key);
      const article = event.currentTarget.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
      article?.focus();
      article?.scrollIntoView({ block: 'nearest' });
    },
    onFocusIn: (event: FocusEvent): void => {
      const target = event.target as HTMLElement;
      const key = target.tagName === 'ARTICLE' ? target.dataset.key : undefined;
      if (key !== undefined) setMovedTo(key === keys.at(-1) ? null : key);
    },
  };
};
