/** What the loader gives the panel. Types only: the two are built apart and share no code at run time. */
export interface PanelOptions {
  readonly root: ShadowRoot;
  /** Where the server is: the origin that the loader came from. */
  readonly origin: string;
  /** Of the page, such as `zh-CN`. */
  readonly languageTag: string;
  readonly identityToken: string | null;
  readonly onClose: () => void;
  readonly onUnread: (count: number) => void;
  readonly onLanguage: (languageTag: string) => void;
}

export interface ShowOptions {
  /** True when the customer asked for it; a panel that comes back by itself leaves the focus alone. */
  readonly takeFocus: boolean;
  /** Words put into the composer, not sent. */
  readonly draft?: string | undefined;
}

export interface PanelHandle {
  readonly show: (options: ShowOptions) => void;
  readonly hide: () => void;
}

export interface PanelModule {
  readonly mountPanel: (options: PanelOptions) => PanelHandle;
}
