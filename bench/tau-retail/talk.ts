import { parseArgs } from 'node:util';
import { askDoor, needed } from './ask-door.js';

/** `talk.ts --url URL --conversation NAME "words"`: says one thing as the customer and prints the answer. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, conversation: { type: 'string' } },
});

await askDoor(needed('--url', values.url), {
  conversation: needed('--conversation', values.conversation),
  words: needed('what the customer says', positionals.join(' ')),
});
