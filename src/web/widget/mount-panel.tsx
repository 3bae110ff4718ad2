import { render } from 'preact';
import base from '../shared/base.css?inline';
import cardStyles from '../shared/cards/cards.css?inline';
import { type Locale, localeOfTag, tagOfLocale } from '../shared/locale.js';
import tokens from '../shared/tokens.css?inline';
import { createConversation } from './conversation.js';
import panelStyles from './panel.css?inline';
import { Panel, type PanelView } from './panel.js';
import type { PanelHandle, PanelOptions } from './panel-contract.js';
import { readSavedConversation } from './saved-conversation.js';

/** Adopted sheets instead of a style element: a shop's content security policy need not allow inline styles. */
const adoptStyles = (root: ShadowRoot): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokens + base + cardStyles + panelStyles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

/** Puts the chat panel, hidden at first, into the loader's shadow root. */
export const mountPanel = (options: PanelOptions): PanelHandle => {
  adoptStyles(options.root);
  const box = document.createElement('div');
  options.root.prepend(box);
  const pageLocale = localeOfTag(options.languageTag);
  let locale = pageLocale;
  const conversation = createConversation({
    origin: options.origin,
    locale: () => locale,
    identityToken: options.identityToken,
  });
  let view: PanelView = { visible: false, takeFocus: false, draft: null, shown: 0 };
  const onLocale = (next: Locale): void => {
    locale = next;
    options.onLanguage(tagOfLocale(next));
  };
  const draw = (): void =>
    render(
      <Panel
        conversation={conversation}
        pageLocale={pageLocale}
        view={view}
        onClose={options.onClose}
        onUnread={options.onUnread}
        onLocale={onLocale}
      />,
      box,
    );
  draw();
  // A conversation from an earlier page is followed even while closed: a person may answer. A new one waits.
  if (readSavedConversation() !== null) void conversation.open();
  return {
    show: ({ takeFocus, draft }) => {
      view = { visible: true, takeFocus, draft: draft ?? null, shown: view.shown + 1 };
      draw();
      void conversation.open();
    },
    hide: () => {
      view = { ...view, visible: false, draft: null };
      draw();
    },
  };
};
