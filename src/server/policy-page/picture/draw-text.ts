import { type Html, html } from '../html.js';
import type { PictureStep } from './picture-steps.js';
import { wrapText } from './wrap-text.js';

export interface TextSizes {
  readonly titlePx: number;
  readonly aboutPx: number;
}

const lead = 1.36;
/** How much wider bold letters run. */
const boldness = 1.08;

const linesAt = (lines: readonly string[], x: number, y: number, sizePx: number, name: string): Html =>
  html`${lines.map((line, index) => html`<text class="${name}" x="${x}" y="${y + index * sizePx * lead}" font-size="${sizePx}">${line}</text>`)}`;

/** A step's words in a column `widthPx` wide, and how high they are. */
export const stepText = (step: PictureStep, widthPx: number, { titlePx, aboutPx }: TextSizes) => {
  const titles = wrapText(step.title, titlePx * boldness, widthPx);
  const abouts = wrapText(step.about, aboutPx, widthPx);
  const aboutTop = titles.length * titlePx * lead + 3;
  return {
    heightPx: Math.ceil(aboutTop + abouts.length * aboutPx * lead),
    /** `y` is the top of the first line. */
    at: (x: number, y: number): Html =>
      html`${linesAt(titles, x, y + titlePx, titlePx, 'pic-title')}${linesAt(abouts, x, y + aboutTop + aboutPx, aboutPx, 'pic-about')}`,
  };
};

export const numberBadge = (number: number, x: number, y: number, isFinal = false): Html =>
  html`<circle class="${isFinal ? 'pic-badge pic-badge-final' : 'pic-badge'}" cx="${x}" cy="${y}" r="13"/><text class="pic-number" x="${x}" y="${y + 4.6}" font-size="13" text-anchor="middle">${number}</text>`;

/** A line with a head where it ends; `d` is a path. */
export const arrow = (d: string, head: 'right' | 'down' | 'up' | 'left', x: number, y: number): Html => {
  const turns = { right: 0, down: 90, left: 180, up: 270 } as const;
  return html`<path class="pic-line" d="${d}"/><path class="pic-head" d="M-7 -4.5L0 0L-7 4.5z" transform="translate(${x} ${y}) rotate(${turns[head]})"/>`;
};
