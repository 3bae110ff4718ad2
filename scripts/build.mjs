// Builds what `node dist/server/main.js` needs: the server, the pages, the understanding model, a ready database, fonts.
// "build.mjs server model" builds only those. A step whose sources are older than what it made is left out.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const bin = (name) => join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const node = process.execPath;
const steps = [
  // The compiler keeps its own account of what changed.
  { name: 'server', run: [bin('tsc'), '-p', 'tsconfig.json'], makes: 'dist/server/main.js', from: null },
  {
    name: 'pages',
    run: [bin('vite'), 'build', '--logLevel', 'warn'],
    makes: 'dist/web/index.html',
    from: ['src/web', 'src/domain', 'src/base', 'vite.config.ts', 'package-lock.json'],
  },
  {
    name: 'model',
    run: [node, 'scripts/build-model.mjs'],
    makes: 'dist/understanding-model.bin',
    from: ['dialogs/intents', 'src/understanding'],
  },
  {
    name: 'database',
    run: [node, 'scripts/build-data-image.mjs'],
    makes: 'dist/data-image.tar.gz',
    from: ['src/storage', 'package-lock.json'],
  },
  {
    name: 'fonts',
    run: [node, 'scripts/copy-fonts.mjs'],
    makes: 'dist/fonts/noto-sans-sc.ttf',
    from: ['scripts/copy-fonts.mjs', 'package-lock.json'],
  },
];

const changedAt = (path) => {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
};
const isFresh = ({ makes, from }) =>
  from !== null &&
  existsSync(makes) &&
  from.filter(existsSync).every((path) => changedAt(path) < statSync(makes).mtimeMs);

const wanted = process.argv.slice(2);
for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  if (isFresh(step)) continue;
  const startedAtMs = performance.now();
  const [command, ...words] = step.run;
  // Standard output belongs to the command that is run after the build.
  const { status, error } = spawnSync(command, words, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`build: ${step.name} failed${error === undefined ? '' : `: ${error.message}`}`);
    process.exit(1);
  }
  if (step.from !== null)
    console.error(`built ${step.name} in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
}
