// Writes .env.example and docs/configuration.md from the settings schema; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { describeSettingsAsEnv, describeSettingsAsMarkdown } from '../dist/server/config/index.js';

const pages = {
  '.env.example': describeSettingsAsEnv(),
  'docs/configuration.md': describeSettingsAsMarkdown(),
};
const readOrEmpty = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

let stale = false;
for (const [path, text] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  } else if (readOrEmpty(path) !== text) {
    stale = true;
    console.error(`${path} is not what src/server/config/settings.ts says. Run "npm run docs:config".`);
  }
}
process.exitCode = stale ? 1 : 0;
