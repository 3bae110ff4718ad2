import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** The only source of ids and secrets, so that a test or a simulation can make them predictable. */
export interface Ids {
  /** A unique id with a readable prefix, such as `conv_0192…`; sorts roughly by time. */
  next(prefix: string): string;
  /** A human case reference such as `RF-7K3M-92`: no letter that can be mistaken for a digit. */
  caseReference(): string;
  /** The number of a return such as `RMA-7K3M-92`; two returns may come to bear the same one, so it names and never proves. */
  rmaNumber(): string;
  /** An unguessable secret of 256 bits, base64url. */
  secret(): string;
  /** A one-time code of six digits. */
  oneTimeCode(): string;
}

const readable = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const pick = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

export const randomIds: Ids = Object.freeze({
  next: (prefix: string) =>
    `${prefix}_${Date.now().toString(36)}${randomUUID().replaceAll('-', '').slice(0, 18)}`,
  caseReference: () => `RF-${pick(readable, 4)}-${pick('23456789', 2)}`,
  rmaNumber: () => `RMA-${pick(readable, 4)}-${pick('23456789', 2)}`,
  secret: () => randomBytes(32).toString('base64url'),
  oneTimeCode: () => pick('0123456789', 6),
});

/** Counts instead of rolling dice: the same calls give the same ids. For tests, replays and simulation. */
export const sequentialIds = (): Ids => {
  let counter = 0;
  const next = (): string => String(++counter).padStart(4, '0');
  const letters = (): string => {
    const n = ++counter;
    const digit = (k: number): string =>
      readable[Math.floor(n / readable.length ** k) % readable.length] ?? '2';
    return `${digit(3)}${digit(2)}${digit(1)}${digit(0)}`;
  };
  return {
    next: (prefix) => `${prefix}_${next()}`,
    caseReference: () => `RF-${letters()}-22`,
    rmaNumber: () => `RMA-${letters()}-22`,
    secret: () => `secret-${next()}`.padEnd(43, 'x'),
    oneTimeCode: () => next().padStart(6, '0').slice(-6),
  };
};
