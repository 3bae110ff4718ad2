import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `src/server` and `dist/server` lie equally deep in the package, so both find the same places. */
const inPackage = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What the package brings along, and what the build puts beside the compiled code. */
export const dialogsFolder = inPackage('dialogs');
export const promptsFolder = inPackage('prompts');
export const pagesFolder = inPackage('dist/web');
export const modelFile = inPackage('dist/understanding-model.bin');
export const dataImageFile = inPackage('dist/data-image.tar.gz');
export const fontFile = inPackage('dist/fonts/noto-sans-sc.ttf');

export const packageVersion = (): string => {
  const { version } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as { version: string };
  return version;
};
