import type { JSX } from 'preact';
import type { DeskTexts } from '../texts/desk-texts.js';
import type { Decision } from './decision-view.js';

/** Every rule that was tried, and why it did or did not apply. */
export const TraceList = ({
  trace,
  texts,
}: {
  readonly trace: Decision['trace'];
  readonly texts: DeskTexts;
}): JSX.Element | null =>
  trace.length === 0 ? null : (
    <details class="trace">
      <summary>{texts.trace(trace.length)}</summary>
      <ol>
        {trace.map((step, index) => (
          <li key={index}>
            <p>
              <strong>{step.rule}</strong>{' '}
              <span class={`tag ${step.applied ? 'tag-approve' : 'tag-plain'}`}>
                {step.applied ? texts.applied : texts.notApplied}
              </span>
            </p>
            {step.because.map((why) => (
              <code key={why}>{why}</code>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
