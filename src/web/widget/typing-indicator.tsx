import type { JSX } from 'preact';

/** Three dots while an answer is on its way; still ones where motion is not wanted. */
export const TypingIndicator = ({ label }: { readonly label: string }): JSX.Element => (
  <div class="typing" role="img" aria-label={label}>
    <span />
    <span />
    <span />
  </div>
);
