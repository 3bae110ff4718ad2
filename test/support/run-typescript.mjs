// `node --import ./test/support/run-typescript.mjs file.ts`: lets a child process run the sources as they are.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
