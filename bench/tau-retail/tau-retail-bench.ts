import { parseArgs } from 'node:util';
import type { Bench } from '../index.js';
import type { Judgement } from './judge.js';
import { importShop } from './own-server.js';
import { serveByHand } from './play-by-hand.js';
import { playRound } from './play-round.js';
import { figuresOf, writeTranscripts } from './report.js';
import { roundsOf } from './rounds.js';
import { readShop, readTasks } from './tau-data.js';

const usage = `Usage: npm run -s bench -- tau-retail --data FOLDER [--tasks 3,5] [--transcripts FOLDER] [--interactive-server]

  --data                FOLDER with db.json and tasks-train.json of the benchmark
  --tasks               only these, by id
  --transcripts         writes each conversation and a summary there
  --interactive-server  plays nothing: opens a door for talk.ts and grade.ts until it is stopped

bench/tau-retail/README.md tells how to read it.`;

export const tauRetailBench: Bench = {
  name: 'tau-retail',
  summary: "a public benchmark's retail tasks, played by a scripted customer and judged by the shop's state",
  run: async (words, tell) => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        tasks: { type: 'string', default: '' },
        transcripts: { type: 'string' },
        'interactive-server': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help || values.data === undefined) return usage;
    const shop = readShop(values.data);
    const tasks = readTasks(values.data, values.tasks.split(',').filter(Boolean));
    const copies = await importShop(shop, tell);
    try {
      if (values['interactive-server']) return await serveByHand(tasks, copies, tell);
      const judged: Judgement[] = [];
      for (const round of roundsOf(tasks, shop)) judged.push(...(await playRound(round, shop, copies, tell)));
      judged.sort((a, b) => Number(a.id) - Number(b.id));
      if (values.transcripts !== undefined) writeTranscripts(values.transcripts, judged);
      return figuresOf(judged);
    } finally {
      copies.remove();
    }
  },
};
