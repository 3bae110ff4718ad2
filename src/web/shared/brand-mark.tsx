import type { JSX } from 'preact';

/** Makegood's mark: a parcel's way back, closing to a tick. */
export const BrandMark = (): JSX.Element => (
  <svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="10" fill="var(--accent)" />
    <path
      d="M9 16.2a7 7 0 1 1 2.2 5.1M9.6 11.2l-.6 5 4.9-1"
      fill="none"
      stroke="var(--on-accent)"
      stroke-width="2.1"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    <path
      d="M13 16.4l2.4 2.4 4.1-4.6"
      fill="none"
      stroke="var(--on-accent)"
      stroke-width="2.1"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
