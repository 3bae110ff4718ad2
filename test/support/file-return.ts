import type { House } from '../../src/server/wiring/open-house.js';
import { fileSkateboardReturn } from './skateboard-return.js';

/** Mei Lin returns her skateboard for $114.00, and says something that a spreadsheet would calculate; answers the case's reference. */
export const fileReturn = async (house: House): Promise<string> => {
  const { filed, say } = await fileSkateboardReturn(house);
  await say('=1+1');
  return filed.reference;
};
