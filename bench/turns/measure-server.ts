import { createMix } from './conversations.js';
import { httpDoor } from './http-door.js';
import { measureTalks, type Stretch, type TalkFigures } from './measure-talks.js';
import { openBenchHouse } from './open-bench-house.js';
import { embeddedHome } from './open-home.js';
import { startServer } from './server-process.js';

export interface ServerFigures {
  readonly http: TalkFigures;
  /** Of the server's process; the database is part of it. */
  readonly memory: { readonly startedMb: number; readonly afterMb: number; readonly turns: number };
}

/** The shipped server with its embedded database, asked over HTTP by this process. */
export const measureServer = async (
  stretch: Stretch,
  tell: (line: string) => void,
): Promise<ServerFigures> => {
  const home = embeddedHome();
  try {
    const { house, buyers } = await openBenchHouse(home);
    await house.close();
    const server = await startServer(home.settings);
    try {
      const startedMb = server.residentMb();
      const door = httpDoor(server.url);
      let turns = 0;
      const counted = {
        open: async (...wanted: Parameters<typeof door.open>) => {
          const talk = await door.open(...wanted);
          return {
            say: (...said: Parameters<typeof talk.say>) => {
              turns += 1;
              return talk.say(...said);
            },
          };
        },
      };
      const http = await measureTalks('HTTP, embedded', counted, createMix(buyers), {
        ...stretch,
        concurrent: [1, 8, 32],
        tell,
      });
      door.close();
      const memory = { startedMb, afterMb: server.residentMb(), turns };
      tell(`memory: ${startedMb} MB when started, ${memory.afterMb} MB after ${turns} turns`);
      return { http, memory };
    } finally {
      await server.stop();
    }
  } finally {
    await home.remove();
  }
};
