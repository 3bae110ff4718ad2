import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly tone: 'calm' | 'warning' | 'person';
  readonly children: ComponentChildren;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly secondAction?: { readonly label: string; readonly run: () => void } | undefined;
}

/** One line under the header: what is going on, and what can be done about it. */
export const NoticeBar = ({ tone, children, action, secondAction }: Props): JSX.Element => (
  <div class={`notice notice-${tone}`}>
    <p>{children}</p>
    {(action || secondAction) && (
      <div class="notice-actions">
        {[action, secondAction].map(
          (one) =>
            one && (
              <button key={one.label} type="button" class="text-button" onClick={one.run}>
                {one.label}
              </button>
            ),
        )}
      </div>
    )}
  </div>
);
