import type { HandRequest } from './play-by-hand.js';

/** Asks the door of `--interactive-server` and prints its answer; ends with 1 when it refuses. */
export const askDoor = async (url: string, asked: HandRequest): Promise<void> => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(asked) });
  const text = await response.text();
  if (response.ok) console.log(text);
  else {
    console.error(text);
    process.exitCode = 1;
  }
};

export const needed = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') {
    console.error(`${name} is missing; see bench/tau-retail/README.md`);
    process.exit(2);
  }
  return value;
};
