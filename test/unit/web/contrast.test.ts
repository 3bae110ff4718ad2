import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const css = readFileSync(new URL('../../../src/web/shared/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const coloursIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(?:var\([^,]+,\s*)?(#[0-9a-f]{6})/g)].map(([, name, hex]) => [
      name,
      hex,
    ]),
  );
const schemes = { light: coloursIn(light), dark: { ...coloursIn(light), ...coloursIn(dark) } };

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string): number => {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
};

const text: readonly (readonly [string, string])[] = [
  ['ink', 'paper'],
  ['ink', 'paper-2'],
  ['ink', 'paper-3'],
  ['ink', 'accent-soft'],
  ['ink', 'person-soft'],
  ['ink-2', 'paper'],
  ['ink-2', 'paper-2'],
  ['ink-2', 'paper-3'],
  ['ink-2', 'person-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent-ink', 'accent-soft'],
  ['accent-ink', 'paper'],
  ['warning-ink', 'warning-soft'],
  ['danger-ink', 'danger-soft'],
  ['danger-ink', 'paper'],
  ['danger-ink', 'paper-2'],
  ['person-ink', 'person-soft'],
  ['person-ink', 'paper'],
];
const edges: readonly (readonly [string, string])[] = [
  ['line-strong', 'paper'],
  ['focus', 'paper'],
  ['focus', 'paper-2'],
  ['accent', 'paper'],
];

describe.each(Object.entries(schemes))('the %s colours', (_scheme, colours) => {
  const ratio = ([front, back]: readonly [string, string]): number =>
    contrast(colours[front] ?? '#000000', colours[back] ?? '#000000');

  test.each(text)('let %s be read on %s (AA, 4.5 to 1)', (front, back) => {
    expect(ratio([front, back])).toBeGreaterThanOrEqual(4.5);
  });
  test.each(edges)('let the edge of a control, %s, be seen on %s (AA, 3 to 1)', (front, back) => {
    expect(ratio([front, back])).toBeGreaterThanOrEqual(3);
  });
});
