import { type Html, html } from '../html.js';
import { arrow, numberBadge, stepText } from './draw-text.js';
import type { PictureSteps } from './picture-steps.js';

const widthPx = 1080;
const gap = 20;
const pad = 14;
const top = 14;
const sizes = { titlePx: 15, aboutPx: 13 };

/** The steps from left to right, the branches below: for wide screens. */
export const drawWide = (steps: PictureSteps, attributes: Html, title: Html): Html => {
  const { main, decides, confirms } = steps;
  const boxWidth = (widthPx - gap * (main.length - 1) - 2) / main.length;
  const left = (index: number): number => 1 + index * (boxWidth + gap);
  const texts = main.map((step) => stepText(step, boxWidth - 2 * pad, sizes));
  const boxHeight = 24 + Math.max(...texts.map(({ heightPx }) => heightPx)) + pad;
  const bottom = top + boxHeight;

  const branchTop = bottom + 58;
  const refusedWidth = boxWidth * 1.5;
  const refusedLeft = left(confirms) - gap - boxWidth * 0.6 - refusedWidth;
  const personLeft = left(confirms) + 4;
  const personWidth = boxWidth * 1.75;
  const refused = stepText(steps.refused, refusedWidth - 2 * pad, sizes);
  const person = stepText(steps.person, personWidth - 2 * pad, sizes);
  const branchHeight = Math.max(refused.heightPx, person.heightPx) + 2 * pad;
  const objectY = branchTop + branchHeight / 2;

  const fromX = left(decides) + boxWidth / 2;
  const forkY = bottom + 26;
  const refusedX = refusedLeft + refusedWidth / 2;
  const personX = personLeft + 26;
  const backX = left(confirms) + boxWidth * 0.62;

  const box = (index: number): Html => {
    const name = index === decides ? 'pic-box pic-decides' : 'pic-box';
    return html`<rect class="${index === main.length - 1 ? 'pic-box pic-final' : name}" x="${left(index)}" y="${top}" width="${boxWidth}" height="${boxHeight}" rx="12"/>${texts[index]?.at(left(index) + pad, top + 22) ?? null}${numberBadge(index + 1, left(index) + pad + 11, top, index === main.length - 1)}`;
  };
  const between = main.slice(1).map((_, index) => {
    const x = left(index + 1);
    const y = top + boxHeight / 2;
    return arrow(`M${x - gap + 1} ${y}H${x - 5}`, 'right', x - 2, y);
  });
  return html`<svg ${attributes} viewBox="0 0 ${widthPx} ${branchTop + branchHeight + 2}">${title}
${between}
${arrow(`M${fromX} ${bottom}V${forkY - 8}Q${fromX} ${forkY} ${fromX - 8} ${forkY}H${refusedX + 8}Q${refusedX} ${forkY} ${refusedX} ${forkY + 8}V${branchTop - 6}`, 'down', refusedX, branchTop - 2)}
${arrow(`M${fromX} ${forkY - 8}Q${fromX} ${forkY} ${fromX + 8} ${forkY}H${personX - 8}Q${personX} ${forkY} ${personX} ${forkY + 8}V${branchTop - 6}`, 'down', personX, branchTop - 2)}
${arrow(`M${backX} ${branchTop}V${bottom + 6}`, 'up', backX, bottom + 2)}
<text class="pic-label" x="${backX + 10}" y="${bottom + 36}" font-size="12.5">${steps.agreed}</text>
${arrow(`M${refusedLeft + refusedWidth} ${objectY}H${personLeft - 6}`, 'right', personLeft - 2, objectY)}
<text class="pic-label" x="${(refusedLeft + refusedWidth + personLeft) / 2 - 3}" y="${objectY - 8}" font-size="12.5" text-anchor="middle">${steps.object}</text>
<rect class="pic-refused" x="${refusedLeft}" y="${branchTop}" width="${refusedWidth}" height="${branchHeight}" rx="12"/>
${refused.at(refusedLeft + pad, branchTop + pad - 2)}
<rect class="pic-person" x="${personLeft}" y="${branchTop}" width="${personWidth}" height="${branchHeight}" rx="12"/>
${person.at(personLeft + pad, branchTop + pad - 2)}
${main.map((_, index) => box(index))}
</svg>`;
};
