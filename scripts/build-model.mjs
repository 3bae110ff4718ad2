// Builds dist/understanding-model.bin from dialogs/intents/ with the compiled sources; run after the compiler.
import { train } from '../dist/server/commands/train.js';

const built = train('dialogs', 'dist/understanding-model.bin');
process.stdout.write(`understanding-model.bin: ${built.bytes} bytes, ${built.fingerprint}\n`);
