import type { JSX } from 'preact';
import type { DeskTexts } from '../texts/desk-texts.js';

interface Props {
  readonly texts: DeskTexts;
  readonly onCheck: () => void;
}

/** How to get in. */
export const SignedOut = ({ texts, onCheck }: Props): JSX.Element => (
  <main class="signed-out">
    <h1>{texts.signInTitle}</h1>
    <p>{texts.signInHow}</p>
    <ul>
      {texts.signInSteps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
    <p>
      <code>{texts.signInCommand}</code>
    </p>
    <button type="button" class="button" onClick={onCheck}>
      {texts.signInAgain}
    </button>
  </main>
);
