import { type Html, html } from '../html.js';
import { arrow, numberBadge, stepText } from './draw-text.js';
import type { PictureSteps } from './picture-steps.js';

const widthPx = 340;
const railX = 15;
const textX = 42;
const branchX = 62;
const pad = 13;
const gap = 22;
const sizes = { titlePx: 16.5, aboutPx: 14.5 };

/** The steps from top to bottom along a line, the branches beside it: for phones and for paper. */
export const drawTall = (steps: PictureSteps, attributes: Html, title: Html): Html => {
  const { main, decides } = steps;
  const parts: Html[] = [];
  const lines: Html[] = [];
  const branchWidth = widthPx - branchX - 1;
  let y = 2;
  const badges: number[] = [];
  const branch = (step: PictureSteps['refused'], name: string): { top: number; bottom: number } => {
    const text = stepText(step, branchWidth - 2 * pad, sizes);
    const top = y;
    const height = text.heightPx + 2 * pad;
    parts.push(
      html`<rect class="${name}" x="${branchX}" y="${top}" width="${branchWidth}" height="${height}" rx="12"/>${text.at(branchX + pad, top + pad - 2)}`,
    );
    y = top + height;
    return { top, bottom: y };
  };
  const into = (from: number, box: { top: number; bottom: number }): void => {
    const middle = (box.top + box.bottom) / 2;
    lines.push(
      arrow(
        `M${railX} ${from}V${middle - 10}Q${railX} ${middle} ${railX + 10} ${middle}H${branchX - 6}`,
        'right',
        branchX - 2,
        middle,
      ),
    );
  };
  for (const [index, step] of main.entries()) {
    const text = stepText(step, widthPx - textX, sizes);
    badges.push(y + 13);
    parts.push(
      html`${text.at(textX, y + 1)}${numberBadge(index + 1, railX, y + 13, index === main.length - 1)}`,
    );
    const from = y + 26;
    y += Math.max(text.heightPx, 26) + gap;
    if (index !== decides) continue;
    const refused = branch(steps.refused, 'pic-refused');
    y += 34;
    const person = branch(steps.person, 'pic-person');
    into(from, refused);
    into(from, person);
    const downX = branchX + 34;
    lines.push(
      arrow(`M${downX} ${refused.bottom}V${person.top - 6}`, 'down', downX, person.top - 2),
      html`<text class="pic-label" x="${downX + 12}" y="${refused.bottom + 22}" font-size="13.5">${steps.object}</text>`,
    );
    y += gap + 8;
    const backY = y + 13;
    lines.push(
      arrow(
        `M${downX} ${person.bottom}V${y - gap + 2}Q${downX} ${y - gap + 10} ${downX - 10} ${y - gap + 10}H${railX + 2}`,
        'left',
        railX + 1,
        y - gap + 10,
      ),
      html`<text class="pic-label" x="${downX + 12}" y="${y - gap + 9}" font-size="13.5">${steps.agreed}</text>`,
    );
    y = backY;
  }
  const rail = arrow(
    `M${railX} ${badges[0] ?? 0}V${(badges.at(-1) ?? 0) - 19}`,
    'down',
    railX,
    (badges.at(-1) ?? 0) - 14,
  );
  return html`<svg ${attributes} viewBox="0 0 ${widthPx} ${y - gap + 8}">${title}
${rail}${lines}${parts}
</svg>`;
};
