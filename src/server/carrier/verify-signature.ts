import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older or further ahead than this is refused: what somebody recorded cannot be sent again tomorrow. */
const toleranceSeconds = 300;

const shape = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 over `<unix seconds>.<raw body>`. */
export const signCarrierNews = (secret: string, seconds: number, body: Buffer | string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`;

/** Whether the body is as its sender signed it, within five minutes of now to either side. */
export const isSigned = (signed: {
  readonly secret: string;
  readonly header: string | undefined;
  readonly body: Buffer;
  readonly now: Date;
}): boolean => {
  const [, time = ''] = shape.exec(signed.header ?? '') ?? [];
  if (time === '') return false;
  const seconds = Number(time);
  const expected = Buffer.from(signCarrierNews(signed.secret, seconds, signed.body));
  const given = Buffer.from(signed.header ?? '');
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  return isRight && Math.abs(signed.now.getTime() / 1000 - seconds) <= toleranceSeconds;
};
