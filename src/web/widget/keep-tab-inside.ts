/** In a panel that covers the page, Tab goes round inside it instead of vanishing behind. */
export const keepTabInside = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
  if (event.key !== 'Tab') return;
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('button, textarea, a[href], [tabindex="0"]'),
  ].filter((element) => element.tabIndex >= 0);
  const first = stops[0];
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return;
  const from = event.shiftKey ? first : last;
  const atEdge = event.target === from || event.target === event.currentTarget;
  if (!atEdge || (event.target === event.currentTarget && !event.shiftKey)) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
};
