import { AppError, type Clock } from '../../base/index.js';

export interface Pace {
  /** Resolves when it is this key's turn. @throws AppError `channel-unavailable` when that is more than `waitMaxMs` away. */
  turn(key: string): Promise<void>;
  /** Nothing of this key goes out for so long; what `Retry-After` asks for. */
  pause(key: string, ms: number): void;
}

export interface PaceOptions {
  readonly intervalMs: number;
  readonly waitMaxMs: number;
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<unknown>;
}

const keysMax = 10_000;

/** Lets one call per key through every `intervalMs`, in the order they came. Slack allows about one message a second to a channel. */
export const createPace = (options: PaceOptions): Pace => {
  const freeAt = new Map<string, number>();
  const forgetPast = (nowMs: number): void => {
    for (const [key, at] of freeAt) if (at <= nowMs) freeAt.delete(key);
  };
  return {
    turn: async (key) => {
      const nowMs = options.clock.now().getTime();
      if (freeAt.size > keysMax) forgetPast(nowMs);
      const at = Math.max(nowMs, freeAt.get(key) ?? 0);
      if (at - nowMs > options.waitMaxMs) {
        throw new AppError('channel-unavailable', {
          reason: 'paced',
          retryAfterSeconds: Math.ceil((at - nowMs) / 1000),
        });
      }
      freeAt.set(key, at + options.intervalMs);
      if (at > nowMs) await options.wait(at - nowMs);
    },
    pause: (key, ms) => {
      freeAt.set(key, Math.max(freeAt.get(key) ?? 0, options.clock.now().getTime() + ms));
    },
  };
};
