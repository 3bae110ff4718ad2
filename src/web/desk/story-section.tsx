import type { ComponentChildren, JSX } from 'preact';

export const StorySection = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <section class="story-section">
    <h2>{title}</h2>
    {children}
  </section>
);
