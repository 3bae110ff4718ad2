// One file of a font package that holds a hundred, so that only what papers need goes onto a server.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const from = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff';
mkdirSync('dist/fonts', { recursive: true });
copyFileSync(createRequire(import.meta.url).resolve(from), 'dist/fonts/noto-sans-sc.woff');
