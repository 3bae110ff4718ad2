import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DemoTexts } from '../texts/demo-texts.js';
import { copyWords } from './copy-words.js';

const shownMs = 1600;

export const CopyButton = ({
  words,
  texts,
}: {
  readonly words: string;
  readonly texts: DemoTexts;
}): JSX.Element => {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      class="text-button"
      aria-label={`${texts.copy}: ${words}`}
      onClick={() => void copyWords(words).then(setCopied)}
    >
      <span aria-live="polite">{copied ? texts.copied : texts.copy}</span>
    </button>
  );
};
