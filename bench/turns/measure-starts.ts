import { percentile } from './figures.js';
import { embeddedHome } from './open-home.js';
import { startServer } from './server-process.js';

interface StartFigures {
  /** Until `/readyz` answers; the median of all rounds. */
  readonly readyMs: number;
  /** Until the addresses are printed. */
  readonly printedMs: number;
}

export interface StartsFigures {
  readonly rounds: number;
  /** No data folder yet: the ready image is unpacked and the sandbox shop filled. */
  readonly first: StartFigures;
  readonly again: StartFigures;
}

const rounds = 3;

const medianOf = (starts: readonly StartFigures[]): StartFigures => ({
  readyMs: Math.round(
    percentile(
      starts.map(({ readyMs }) => readyMs),
      0.5,
    ),
  ),
  printedMs: Math.round(
    percentile(
      starts.map(({ printedMs }) => printedMs),
      0.5,
    ),
  ),
});

const startOnce = async (settings: Readonly<Record<string, string>>): Promise<StartFigures> => {
  const server = await startServer(settings);
  await server.stop();
  return { readyMs: server.readyMs, printedMs: server.printedMs };
};

/** The built server, from `node dist/server/main.js` on; building is not part of it. */
export const measureStarts = async (tell: (line: string) => void): Promise<StartsFigures> => {
  const first: StartFigures[] = [];
  const again: StartFigures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const home = embeddedHome();
    try {
      first.push(await startOnce(home.settings));
      again.push(await startOnce(home.settings));
    } finally {
      await home.remove();
    }
  }
  const figures = { rounds, first: medianOf(first), again: medianOf(again) };
  tell(`first start: ready after ${figures.first.readyMs} ms, addresses after ${figures.first.printedMs} ms`);
  tell(`restart: ready after ${figures.again.readyMs} ms, addresses after ${figures.again.printedMs} ms`);
  return figures;
};
