import { createLauncher } from './launcher.js';
import type { PanelHandle, PanelModule, ShowOptions } from './panel-contract.js';

/**
 * What a shop puts on its pages:
 * `<script src="https://…/widget.js" defer data-locale="zh" data-position="start" data-identity-token="…"></script>`.
 * Draws the launcher and loads the panel only when it is wanted. Runs as a classic script.
 */
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src*="widget.js"]');

/** Put in by the build: the panel's file, whose name changes with its content. */
const panelFile = '__PANEL_FILE__';
/** Where the panel keeps its conversation; repeated here because loader and panel share no code. */
const conversationKey = 'makegood.conversation';
const openKey = 'makegood.open';

const remember = (open: boolean): void => {
  try {
    sessionStorage.setItem(openKey, open ? 'yes' : 'no');
  } catch {
    // Storage is off: the panel starts closed on the next page.
  }
};
const stored = (storage: () => Storage, key: string): string | null => {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
};

const start = (): void => {
  const ownUrl = script?.src || `${location.origin}/widget.js`;
  const { origin } = new URL(ownUrl);
  const panelUrl = new URL(panelFile, ownUrl).href;
  const languageTag = script?.dataset.locale ?? (document.documentElement.lang || navigator.language);
  const launcher = createLauncher(languageTag, script?.dataset.position ?? 'end');
  let loading: Promise<PanelHandle> | null = null;

  const panel = (): Promise<PanelHandle> => {
    loading ??= (import(/* @vite-ignore */ panelUrl) as Promise<PanelModule>)
      .then((module) =>
        module.mountPanel({
          root: launcher.root,
          origin,
          languageTag,
          identityToken: script?.dataset.identityToken ?? null,
          onClose: close,
          onUnread: launcher.setUnread,
          onLanguage: launcher.setLanguage,
        }),
      )
      .catch((cause: unknown) => {
        loading = null;
        throw cause;
      });
    return loading;
  };
  const open = async (options: ShowOptions): Promise<void> => {
    launcher.setOpen(true);
    remember(true);
    await panel().then((handle) => handle.show(options), launcher.setFailed);
  };
  const close = (): void => {
    launcher.setOpen(false);
    remember(false);
    void loading?.then(
      (handle) => handle.hide(),
      () => undefined,
    );
    launcher.button.focus();
  };

  const preload = (): void => void panel().catch(() => undefined);

  launcher.button.addEventListener('click', () =>
    launcher.isOpen() ? close() : void open({ takeFocus: true }),
  );
  launcher.button.addEventListener('pointerenter', preload, { once: true });
  // A shop's own "chat with us" link: makegood.open({ draft: 'Where is my order?' }).
  Object.assign(window, {
    makegood: {
      open: (options: { draft?: string } = {}) => open({ takeFocus: true, draft: options.draft }),
      close,
    },
  });

  if (stored(() => sessionStorage, openKey) === 'yes') void open({ takeFocus: false });
  else if (stored(() => localStorage, conversationKey) !== null) preload();
};

if (document.body) start();
else document.addEventListener('DOMContentLoaded', start, { once: true });
