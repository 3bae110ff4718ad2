import type { Customer } from './conversations.js';
import { type LatencyFigures, latencyFigures, round } from './figures.js';
import { type Door, play, type Turn } from './play.js';

export interface Stretch {
  readonly seconds: number;
  readonly turnsMax: number;
}

export interface ThroughputFigures extends LatencyFigures {
  readonly concurrentConversations: number;
  readonly turnsPerSecond: number;
}

/** Turns that come before anything is counted: the engine needs about a thousand until its code is compiled well. */
const warmUp: Stretch = { seconds: 6, turnsMax: 1000 };

/** Conversations, one after the other on each of `concurrency` lanes, until the time or the turns are used up. */
export const talkAll = async (
  door: Door,
  next: () => Customer,
  { concurrency, seconds, turnsMax }: Stretch & { concurrency: number },
): Promise<{ turns: Turn[]; tookMs: number }> => {
  const turns: Turn[] = [];
  const startedAtMs = performance.now();
  const endsAtMs = startedAtMs + seconds * 1000;
  const goesOn = (): boolean => turns.length < turnsMax && performance.now() < endsAtMs;
  const told = (turn: Turn): boolean => {
    if (turn.keys.includes('unexpected')) throw new Error(`a turn failed: ${turn.about}`);
    turns.push(turn);
    return goesOn();
  };
  const customers = Array.from({ length: concurrency }, async () => {
    while (goesOn()) await play(door, next(), told);
  });
  await Promise.all(customers);
  return { turns, tookMs: performance.now() - startedAtMs };
};

export interface TalkFigures {
  /** One turn after another, nobody else talking. */
  readonly latency: LatencyFigures;
  /** Processor time of a turn, its share of opening the conversation and of the jobs included; null when another process runs it. */
  readonly cpuMsPerTurn: number | null;
  readonly throughput: readonly ThroughputFigures[];
  readonly casesFiled: number;
}

/** Talks through one door: first one conversation after another, then several at once. */
export const measureTalks = async (
  place: string,
  door: Door,
  next: () => Customer,
  options: Stretch & {
    readonly concurrent: readonly number[];
    /** Processor time this process has used, where it runs the turns. */
    readonly cpuMs?: () => number;
    readonly tell: (line: string) => void;
  },
): Promise<TalkFigures> => {
  const { concurrent, cpuMs, tell, ...stretch } = options;
  const warm = await talkAll(door, next, { ...warmUp, concurrency: 1 });
  const cpuBeforeMs = cpuMs?.() ?? 0;
  const alone = await talkAll(door, next, { ...stretch, concurrency: 1 });
  const cpuMsPerTurn =
    cpuMs === undefined ? null : round((cpuMs() - cpuBeforeMs) / Math.max(1, alone.turns.length));
  const latency = latencyFigures(alone.turns.map(({ tookMs }) => tookMs));
  tell(
    `${place}: p50 ${latency.p50Ms} ms, p99 ${latency.p99Ms} ms, ${latency.turns} turns one after another`,
  );
  tellKinds(alone.turns, tell);
  const throughput: ThroughputFigures[] = [];
  let filed = countFiled(warm.turns) + countFiled(alone.turns);
  for (const concurrency of concurrent) {
    const { turns, tookMs } = await talkAll(door, next, {
      seconds: stretch.seconds / 2,
      turnsMax: stretch.turnsMax,
      concurrency,
    });
    const turnsPerSecond = round((turns.length * 1000) / tookMs);
    filed += countFiled(turns);
    throughput.push({
      concurrentConversations: concurrency,
      turnsPerSecond,
      ...latencyFigures(turns.map((turn) => turn.tookMs)),
    });
    tell(`${place}: ${turnsPerSecond} turns a second, ${concurrency} at once`);
  }
  return { latency, cpuMsPerTurn, throughput, casesFiled: filed };
};

const countFiled = (turns: readonly Turn[]): number =>
  turns.filter(({ keys }) => keys.includes('filed')).length;

const tellKinds = (turns: readonly Turn[], tell: (line: string) => void): void => {
  for (const about of new Set(turns.map((turn) => turn.about))) {
    const {
      turns: count,
      p50Ms,
      p99Ms,
    } = latencyFigures(turns.filter((turn) => turn.about === about).map(({ tookMs }) => tookMs));
    tell(`  ${about}: p50 ${p50Ms} ms, p99 ${p99Ms} ms, ${count} turns`);
  }
};
