interface MakegoodPage {
  readonly makegood?: { readonly open: (options?: { readonly draft?: string }) => void };
}

/** Opens the widget through the handle that its loader leaves on the page, as a shop's own link would. */
export const openChat = (draft?: string): void =>
  (window as unknown as MakegoodPage).makegood?.open(draft === undefined ? {} : { draft });
