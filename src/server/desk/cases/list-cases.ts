import { z } from 'zod';
import { AppError, type Clock } from '../../../base/index.js';
import { type CaseGroup, caseGroups, groupOf, statusesOf } from '../../../cases/index.js';
import type { Case } from '../../../domain/index.js';
import type { CaseListItemWire, CaseListResponse } from '../../../domain/wire.js';
import { fullName } from '../../../handoff/index.js';
import type { CaseRecords, ListedCase } from '../../../storage/index.js';
import type { CaseStore, Shop } from '../../../turns/index.js';

export interface ListDeps {
  readonly caseRecords: Pick<CaseRecords, 'list'>;
  readonly cases: Pick<CaseStore, 'case'>;
  readonly shop: Pick<Shop, 'customer'>;
  readonly clock: Clock;
}

const pageSize = 30;

export const listQuery = z.object({
  status: z.enum(caseGroups).optional(),
  q: z.string().max(80).default(''),
  before: z.string().max(400).optional(),
});

/** Where the last page ended, opaque outside. */
const cursorSchema = z.object({
  caseId: z.string(),
  dueAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
});
const writeCursor = ({ caseId, dueAt, updatedAt }: ListedCase): string =>
  Buffer.from(JSON.stringify({ caseId, dueAt, updatedAt })).toString('base64url');
const readCursor = (text: string): ListedCase => {
  try {
    const read = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { ...read, awaiting: null };
  } catch {
    throw new AppError('request-invalid', { reason: 'not-a-page', field: 'before' });
  }
};

const itemOf = async (deps: ListDeps, found: Case, { dueAt }: ListedCase): Promise<CaseListItemWire> => {
  const customer = await deps.shop.customer(found.customerId);
  return {
    reference: found.reference,
    status: found.status,
    group: groupOf(found.status),
    orderNumber: found.orderNumber,
    customerName: customer === null ? null : fullName(customer),
    totalMinor: found.totalMinor,
    currency: found.currency,
    rma: found.return?.rma ?? null,
    dueAt: groupOf(found.status) === 'done' ? null : dueAt,
    openedAt: found.openedAt,
    updatedAt: found.updatedAt,
  };
};

/** One page of cases for the desk. @throws AppError `request-invalid` for a page that nobody gave out */
export const readCases = async (
  deps: ListDeps,
  asked: {
    readonly status?: CaseGroup | undefined;
    readonly q: string;
    readonly before?: string | undefined;
  },
): Promise<CaseListResponse> => {
  const groups = asked.status === undefined ? caseGroups : [asked.status];
  const listed = await deps.caseRecords.list({
    statuses: groups.flatMap(statusesOf),
    q: asked.q,
    after: asked.before === undefined ? null : readCursor(asked.before),
    limit: pageSize + 1,
  });
  const shown = listed.slice(0, pageSize);
  const items = shown.map(async (row) => {
    const found = await deps.cases.case(row.caseId);
    return found === null ? [] : [await itemOf(deps, found, row)];
  });
  const last = shown.at(-1);
  return {
    cases: (await Promise.all(items)).flat(),
    before: listed.length > pageSize && last !== undefined ? writeCursor(last) : null,
    now: deps.clock.now().toISOString(),
  };
};
