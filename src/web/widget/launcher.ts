import { launcherTexts as en } from '../texts/en/launcher.js';
import { launcherTexts as zh } from '../texts/zh/launcher.js';
import styles from './launcher.css?inline';

export interface Launcher {
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  readonly isOpen: () => boolean;
  readonly setOpen: (open: boolean) => void;
  /** The panel did not load: the button says so until the next try. */
  readonly setFailed: () => void;
  readonly setUnread: (count: number) => void;
  readonly setLanguage: (languageTag: string) => void;
}

const drawing = (paths: readonly string[], name: string): SVGSVGElement => {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', name);
  for (const d of paths) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
};

/** The round button in the corner, in a shadow root that the panel joins later. */
export const createLauncher = (firstLanguageTag: string, position: string): Launcher => {
  const host = document.createElement('makegood-widget');
  host.dataset.position = /start|left/.test(position) ? 'start' : 'end';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-haspopup', 'dialog');
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.setAttribute('aria-hidden', 'true');
  button.append(
    drawing(
      [
        'M5 5.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-4.5 3.5v-3.5H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z',
        'M9 11.6l2.2 2.2 4-4.4',
      ],
      'mark-chat',
    ),
    drawing(['M6 9l6 6 6-6'], 'mark-close'),
    badge,
  );
  root.append(button);
  document.body.append(host);

  let open = false;
  let failed = false;
  let unread = 0;
  let languageTag = firstLanguageTag;
  const draw = (): void => {
    const texts = /^zh\b/i.test(languageTag) ? zh : en;
    const label = failed ? texts.failed : open ? texts.close : texts.open;
    button.title = failed ? label : '';
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', unread > 0 && !open ? `${label}, ${texts.unread(unread)}` : label);
    badge.textContent = unread > 0 && !open ? String(Math.min(unread, 99)) : '';
    host.toggleAttribute('data-open', open);
  };
  draw();
  return {
    root,
    button,
    isOpen: () => open,
    setOpen: (next) => {
      open = next;
      failed = false;
      draw();
    },
    setFailed: () => {
      open = false;
      failed = true;
      draw();
    },
    setUnread: (count) => {
      unread = count;
      draw();
    },
    setLanguage: (next) => {
      languageTag = next;
      draw();
    },
  };
};
