import { parseArgs } from 'node:util';
import { askDoor, needed } from './ask-door.js';

/** `grade.ts --url URL --task ID --conversation NAME`: ends a conversation and prints what became of it. */
const { values } = parseArgs({
  options: { url: { type: 'string' }, task: { type: 'string' }, conversation: { type: 'string' } },
});

await askDoor(needed('--url', values.url), {
  conversation: needed('--conversation', values.conversation),
  task: needed('--task', values.task),
});
