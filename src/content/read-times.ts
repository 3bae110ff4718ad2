import { z } from 'zod';
import { type PromisedTimes, type Span, standardTimes } from '../cases/index.js';
import type { ContentFault, ContentFile } from '../dialog/index.js';

const units = { hour: 'hours', day: 'days', 'working-day': 'working-days' } as const;
const hoursOf = ({ count, unit }: Span): number => count * (unit === 'hours' ? 1 : 24);

const span = z.string({ error: 'a length is missing or not text' }).transform((text, context): Span => {
  const [, count = '', unit = 'day'] = /^([1-9]\d{0,3}) (hour|day|working-day)s?$/.exec(text) ?? [];
  if (count !== '') return { count: Number(count), unit: units[unit as keyof typeof units] };
  context.addIssue({ code: 'custom', message: `"${text}" is no length` });
  return z.NEVER;
});

const isAscending = (spans: readonly Span[]): boolean =>
  spans.every((one, index) => index === 0 || hoursOf(one) > hoursOf(spans[index - 1] as Span));

const customer = z
  .strictObject({ 'remind-after': z.array(span).max(5).default([]), 'close-after': span })
  .refine((time) => isAscending([...time['remind-after'], time['close-after']]), {
    message: 'a reminder comes after the one that follows it, or after the end',
  })
  .transform((time) => ({ remindAfter: time['remind-after'], closeAfter: time['close-after'] }));

const goods = z
  .strictObject({
    'send-within': span,
    'remind-before': z.array(span).max(5).default([]),
    'close-after': span,
  })
  .refine((time) => isAscending([...time['remind-before']].reverse()), {
    message: 'the reminders are not in order: the longest before the last day comes first',
  })
  .transform((time) => ({
    sendWithin: time['send-within'],
    remindBefore: time['remind-before'],
    closeAfter: time['close-after'],
  }));

const ending = z.strictObject({ 'close-after': span }).transform((time) => time['close-after']);

const timesSchema = z.strictObject({
  open: customer.optional(),
  'awaiting-evidence': customer.optional(),
  approved: customer.optional(),
  'awaiting-return': goods.optional(),
  answer: span.optional(),
  agreed: span.optional(),
  received: span.optional(),
  inspected: span.optional(),
  'failed-money': span.optional(),
  payout: span.optional(),
  again: span.optional(),
  'in-transit': span.optional(),
  platform: span.optional(),
  denied: ending.optional(),
  resolved: ending.optional(),
});

const cure =
  'Write lengths such as "24 hours", "14 days" or "2 working-days", under the names of the times file that ships.';

/** The promised times of a file; those it leaves out are the standard ones. Faults are reported with their lines. */
export const readTimes = (file: ContentFile, fault: (fault: ContentFault) => void): PromisedTimes => {
  if (file.value === null) return standardTimes;
  const checked = timesSchema.safeParse(file.value);
  if (!checked.success) {
    for (const { path, message } of checked.error.issues) {
      const steps = path.filter((step) => typeof step !== 'symbol');
      fault({ file: file.path, line: file.lineOf(steps), step: steps.join('.'), problem: message, cure });
    }
    return standardTimes;
  }
  const own = checked.data;
  return Object.freeze({
    open: own.open ?? standardTimes.open,
    awaitingEvidence: own['awaiting-evidence'] ?? standardTimes.awaitingEvidence,
    approved: own.approved ?? standardTimes.approved,
    awaitingReturn: own['awaiting-return'] ?? standardTimes.awaitingReturn,
    answer: own.answer ?? standardTimes.answer,
    agreed: own.agreed ?? standardTimes.agreed,
    inTransit: own['in-transit'] ?? standardTimes.inTransit,
    received: own.received ?? standardTimes.received,
    inspected: own.inspected ?? standardTimes.inspected,
    payout: own.payout ?? standardTimes.payout,
    failedMoney: own['failed-money'] ?? standardTimes.failedMoney,
    platform: own.platform ?? standardTimes.platform,
    again: own.again ?? standardTimes.again,
    deniedClosesAfter: own.denied ?? standardTimes.deniedClosesAfter,
    resolvedClosesAfter: own.resolved ?? standardTimes.resolvedClosesAfter,
  });
};
