import type { SeededRandom } from '../../src/shops/sandbox/seeded-random.js';

/** What a kill waits for before it strikes; `ms` after it. */
export type KillMoment =
  | { readonly kind: 'any-time'; readonly ms: number }
  /** So many messages were answered since the last kill: work goes on between two kills, however slow the machine. */
  | { readonly kind: 'answers'; readonly answers: number; readonly ms: number }
  /** A message has just left for a server. */
  | { readonly kind: 'message'; readonly ms: number }
  /** The provider was asked, has moved the money, or has answered. */
  | { readonly kind: 'asked' | 'moved' | 'answered'; readonly ms: number }
  /** Before the server that comes after another kill is ready. */
  | { readonly kind: 'starting'; readonly ms: number };

const answersMax = 60;

export const drawMoment = (random: SeededRandom, hasProvider: boolean): KillMoment => {
  const kind = random.weighted<KillMoment['kind']>([
    ['any-time', 3],
    ['answers', 3],
    ['message', 2],
    ['starting', 1],
    ...(hasProvider
      ? ([
          ['asked', 1],
          ['moved', 1],
          ['answered', 1],
        ] as const)
      : []),
  ]);
  const longestMs = {
    'any-time': 2500,
    answers: 40,
    message: 40,
    asked: 3,
    moved: 3,
    answered: 25,
    starting: 2500,
  }[kind];
  const ms = random.whole(0, longestMs);
  return kind === 'answers' ? { kind, answers: random.whole(1, answersMax), ms } : { kind, ms };
};

/** Something that happens again and again, to be waited for once. */
export interface Happenings {
  tell(kind: string): void;
  /** Resolves at the next one of this kind, or after `mostMs`. */
  next(kind: string, mostMs: number): Promise<void>;
}

export const createHappenings = (): Happenings => {
  const waiting = new Map<string, Set<() => void>>();
  return {
    tell: (kind) => {
      for (const resolve of waiting.get(kind) ?? []) resolve();
    },
    next: (kind, mostMs) =>
      new Promise((resolve) => {
        const own = waiting.get(kind) ?? new Set();
        waiting.set(kind, own);
        const end = (): void => {
          clearTimeout(timer);
          own.delete(end);
          resolve();
        };
        const timer = setTimeout(end, mostMs);
        own.add(end);
      }),
  };
};
