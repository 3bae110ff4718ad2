// Builds everything `node dist/server/main.js` needs: the server, the pages, the understanding model, a ready database.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const bin = (name) => join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const steps = [
  ['server', bin('tsc'), ['-p', 'tsconfig.json']],
  ['pages', bin('vite'), ['build', '--logLevel', 'warn'], 'vite.config.ts'],
  ['model', process.execPath, ['scripts/build-model.mjs'], 'scripts/build-model.mjs'],
  ['database', process.execPath, ['scripts/build-data-image.mjs'], 'scripts/build-data-image.mjs'],
];

for (const [name, command, words, needs] of steps) {
  if (needs !== undefined && !existsSync(needs)) continue;
  const startedAtMs = performance.now();
  const { status, error } = spawnSync(command, words, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`build: ${name} failed${error === undefined ? '' : `: ${error.message}`}`);
    process.exit(1);
  }
  console.log(`built ${name.padEnd(8)} ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
}
