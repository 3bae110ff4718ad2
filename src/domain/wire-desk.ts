import { z } from 'zod';
import {
  carrierStatuses,
  caseStatusSchema,
  dispositions,
  refundIntentStatusSchema,
  returnStatuses,
} from './case.js';
import { inspectionKinds } from './decision-facts.js';
import { paperSeries } from './paper.js';
import { storeCreditKinds } from './store-credit.js';
import { caseSchemaForWire } from './wire-case.js';

/** What a case waits for, as the desk sorts its work. */
const caseGroup = z.enum(['us', 'customer', 'goods', 'money', 'done']);
const units = z.object({ lineId: z.string(), quantity: z.int() });
const money = { amountMinor: z.int(), currency: z.string() };

export const caseListItemWire = z.object({
  reference: z.string(),
  status: caseStatusSchema,
  group: caseGroup,
  orderNumber: z.string(),
  customerName: z.string().nullable(),
  totalMinor: z.int().nullable(),
  currency: z.string().nullable(),
  /** The number on the return's label. */
  rma: z.string().nullable(),
  /** When something has to have happened; before `now` it is overdue. */
  dueAt: z.string().nullable(),
  openedAt: z.string(),
  updatedAt: z.string(),
});
export const caseListResponse = z.strictObject({
  cases: z.array(caseListItemWire),
  /** Give it as `before` for the next page; null on the last. */
  before: z.string().nullable(),
  now: z.string(),
});

/** One entry of a case in plain fields, the same for every kind. */
export const caseEntryWire = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.enum(['customer', 'assistant', 'system', 'provider', 'agent']),
  agentName: z.string().nullable(),
  type: z.string(),
  /** An outcome, a status or a reason from a list. */
  code: z.string().nullable(),
  /** Somebody's own words. */
  words: z.string().nullable(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  /** The number or id of what it is about. */
  number: z.string().nullable(),
  lines: z.array(units.extend({ disposition: z.string().nullable(), deductionMinor: z.int().nullable() })),
});

export const paperWire = z.object({
  series: z.enum(paperSeries),
  number: z.string(),
  /** A cancellation takes back the paper named in `cancels`. */
  kind: z.string(),
  cancels: z.string().nullable(),
  at: z.string(),
  totalMinor: z.int().nullable(),
  currency: z.string().nullable(),
});

const returnWire = z.object({
  rma: z.string().nullable(),
  status: z.enum(returnStatuses),
  sendBy: z.string().nullable(),
  lines: z.array(units),
  received: z.array(units),
  findings: z.array(
    units.extend({
      disposition: z.enum(dispositions),
      deduction: z.object({ kind: z.enum(inspectionKinds), amountMinor: z.int() }).nullable(),
    }),
  ),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  isScanned: z.boolean(),
});

export const caseActionNames = [
  'track',
  'receive',
  'inspect',
  'close-return',
  'decline-return',
  'confirm-refund',
  'refund-not-made',
  'invoice-paid',
  'cancel-invoice',
  'appease',
  'withdraw',
  'escalate',
  'reopen',
  'close',
  'note',
] as const;

export const casePageResponse = z.strictObject({
  case: caseSchemaForWire.extend({
    statusSince: z.string(),
    disputeIds: z.array(z.string()),
    return: returnWire.nullable(),
    invoice: z
      .object({ id: z.string(), ...money, status: z.string(), dueOn: z.string().nullable() })
      .nullable(),
    intents: z.array(
      z.object({
        id: z.string(),
        ...money,
        status: refundIntentStatusSchema,
        providerRefundId: z.string().nullable(),
        mover: z.string(),
        /** Where the money goes, such as `Visa ··4021`; null when the order is gone. */
        tender: z.string().nullable(),
      }),
    ),
  }),
  group: caseGroup,
  customerName: z.string().nullable(),
  dueAt: z.string().nullable(),
  /** Null when the order is gone. */
  orderCurrency: z.string().nullable(),
  /** The order's lines that the case is about or that travel back, by name. */
  lines: z.array(units.extend({ name: z.string(), names: z.record(z.string(), z.string()).nullable() })),
  entries: z.array(caseEntryWire),
  papers: z.array(paperWire),
  storeCredit: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(storeCreditKinds),
      ...money,
      reason: z.string(),
      at: z.string(),
    }),
  ),
  /** Whether the label of the return can still be printed. */
  hasLabel: z.boolean(),
  /** The latest stretch of human work on it; its conversation opens at the desk. */
  handoffId: z.string().nullable(),
  /** What this agent can do to the case as it stands. */
  actions: z.array(z.enum(caseActionNames)),
  now: z.string(),
});

const reason = z.string().trim().min(1).max(1000);
const selection = z
  .array(z.strictObject({ lineId: z.string(), quantity: z.int().positive() }))
  .min(1)
  .max(500);
/** The version of the case that the agent saw: when somebody added to it since, nothing is done. */
const version = z.int();

const seen = { version };
const because = { version, reason };

/** One action of an agent on a case. */
export const caseActionRequest = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('track'),
    ...seen,
    status: z.enum(carrierStatuses),
    carrier: z.string().trim().min(1).max(60).optional(),
    trackingNumber: z.string().trim().min(1).max(80).optional(),
  }),
  z.strictObject({ action: z.literal('receive'), ...seen, lines: selection }),
  z.strictObject({
    action: z.literal('inspect'),
    ...seen,
    findings: z
      .array(
        z.strictObject({
          lineId: z.string(),
          quantity: z.int().positive(),
          disposition: z.enum(dispositions),
          deduction: z
            .strictObject({ kind: z.enum(inspectionKinds), amountMinor: z.int().positive() })
            .optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
  z.strictObject({ action: z.literal('close-return'), ...because }),
  z.strictObject({ action: z.literal('decline-return'), ...because }),
  z.strictObject({
    action: z.literal('confirm-refund'),
    ...because,
    intentId: z.string(),
    /** The refund as whoever moved it names it, so that anybody finds it again. */
    providerRefundId: z.string().trim().min(1).max(200),
  }),
  z.strictObject({ action: z.literal('refund-not-made'), ...because, intentId: z.string() }),
  z.strictObject({ action: z.literal('invoice-paid'), ...because }),
  z.strictObject({ action: z.literal('cancel-invoice'), ...because }),
  z.strictObject({ action: z.literal('appease'), ...because, amountMinor: z.int().positive() }),
  z.strictObject({ action: z.literal('withdraw'), ...because }),
  z.strictObject({
    action: z.literal('escalate'),
    ...because,
    platform: z.string().trim().min(1).max(80),
  }),
  z.strictObject({ action: z.literal('reopen'), ...because }),
  z.strictObject({ action: z.literal('close'), ...because }),
  /** Seen by colleagues only; the reason is the note. */
  z.strictObject({ action: z.literal('note'), ...because }),
]);

export type CaseGroupWire = z.infer<typeof caseGroup>;
export type CaseListItemWire = z.infer<typeof caseListItemWire>;
export type CaseListResponse = z.infer<typeof caseListResponse>;
export type CaseEntryWire = z.infer<typeof caseEntryWire>;
export type PaperWire = z.infer<typeof paperWire>;
export type CasePageResponse = z.infer<typeof casePageResponse>;
export type CaseActionName = (typeof caseActionNames)[number];
export type CaseActionRequest = z.infer<typeof caseActionRequest>;
