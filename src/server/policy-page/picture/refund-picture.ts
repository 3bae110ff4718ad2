import type { PolicyOutline } from '../../../policy/index.js';
import { type Html, html } from '../html.js';
import type { PageWords } from '../page-words.js';
import { drawTall } from './draw-tall.js';
import { drawWide } from './draw-wide.js';
import { type PictureSteps, pictureSteps } from './picture-steps.js';

/** All the picture says, for those who can't see it. */
const toldInWords = ({ main, refused, person, object, agreed }: PictureSteps, { say }: PageWords): string => {
  const told = main.map(({ title, about }, index) =>
    say('policy-page.step', { number: String(index + 1), title, about }),
  );
  const branches = [
    say('policy-page.picture.branch', { ...refused, next: object }),
    say('policy-page.picture.branch', { ...person, next: agreed }),
  ];
  return [...told, ...branches].join(' ');
};

/** The steps of a refund as two drawings of the same: the style sheet shows the one that fits. */
export const refundPicture = (outline: PolicyOutline, words: PageWords): Html => {
  const steps = pictureSteps(outline, words);
  const about = toldInWords(steps, words);
  const attributes = (name: string): Html =>
    html`class="picture picture-${name}" role="img" aria-labelledby="${name}:title ${name}:about"`;
  const title = (name: string): Html =>
    html`<title id="${name}:title">${words.say('policy-page.picture')}</title><desc id="${name}:about">${about}</desc>`;
  return html`${drawWide(steps, attributes('wide'), title('wide'))}
${drawTall(steps, attributes('tall'), title('tall'))}`;
};
