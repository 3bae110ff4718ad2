import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { z } from 'zod';
import { packEntryOf } from '../../audit/index.js';
import { AppError, type Clock } from '../../base/index.js';
import { addRoute, parseFields } from '../../channels/web/index.js';
import type { AuditEntriesResponse } from '../../domain/wire.js';
import type { CaseStore } from '../../turns/index.js';
import { type Audit, exportPack } from '../audit/index.js';
import { requireAuditor } from './session.js';

export interface AuditorDeps {
  readonly audit: Audit;
  readonly cases: Pick<CaseStore, 'caseByReference'>;
  readonly clock: Clock;
}

const pageSize = 200;
const entriesQuery = z.object({ from: z.coerce.number().int().min(0).default(0) });
const packQuery = z.object({ case: z.string().max(40).optional() });

async function* withNewlines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** What an auditor reads beside what the desk shows: the log itself, and packs of it to take along. */
export const auditorRoutes = ({ audit, cases, clock }: AuditorDeps): Router => {
  const router = Router();
  router.use('/desk/api/audit', requireAuditor);

  addRoute(router, '/desk/api/audit/entries', {
    get: async (request, response) => {
      const { from } = parseFields(entriesQuery, request.query);
      const size = await audit.log.size();
      const to = Math.min(size, from + pageSize);
      const entries: AuditEntriesResponse['entries'] = [];
      for await (const kept of audit.log.entries({ from, to })) entries.push(packEntryOf(kept));
      response.json({ entries, next: to < size ? to : null, size } satisfies AuditEntriesResponse);
    },
  });
  addRoute(router, '/desk/api/audit/pack', {
    get: async (request, response) => {
      const { case: reference } = parseFields(packQuery, request.query);
      const found = reference === undefined ? null : await cases.caseByReference(reference);
      if (reference !== undefined && found === null) throw new AppError('not-found');
      const lines = exportPack({ audit, clock }, { caseId: found?.id });
      // The head is signed with the first line: when that fails, it is told as a fault and not as half a file.
      const first = await lines.next();
      const name = found === null ? 'audit' : `audit-${found.reference}`;
      response.type('application/jsonl').attachment(`${name}.jsonl`);
      response.write(`${first.value}\n`);
      await pipeline(Readable.from(withNewlines(lines)), response);
    },
  });
  return router;
};
