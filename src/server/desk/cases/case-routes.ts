import { type Request, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../../base/index.js';
import { addRoute, parameter, parseBody, parseFields, readJson } from '../../../channels/web/index.js';
import { type Case, type Locale, localeSchema, type StoredPaper } from '../../../domain/index.js';
import { type CaseListResponse, type CasePageResponse, caseActionRequest } from '../../../domain/wire.js';
import type { CaseRecords, PaperStore } from '../../../storage/index.js';
import { type ExportFormat, exportCase } from '../../records/index.js';
import { agentOf } from '../session.js';
import { actOnCase, type CaseActDeps } from './act-on-case.js';
import { type ListDeps, listQuery, readCases } from './list-cases.js';
import { type CaseViewDeps, viewCase } from './view-case.js';

export interface CaseRouteDeps extends ListDeps, CaseViewDeps, CaseActDeps {
  readonly cases: ListDeps['cases'] & CaseActDeps['cases'];
  readonly caseRecords: CaseRecords;
  readonly shop: CaseViewDeps['shop'];
  readonly papers: Pick<PaperStore, 'paper'>;
  /** Null where nothing has to be sent any more. */
  readonly printLabel: (found: Case) => Promise<Buffer | null>;
  readonly printPaper: (stored: StoredPaper, locale?: Locale) => Promise<Buffer>;
}

const paperQuery = z.object({ locale: localeSchema.optional() });

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** Cases at the desk: the list, one case and what can be done to it, everything about it as a file, its papers. */
export const caseRoutes = (deps: CaseRouteDeps): Router => {
  const router = Router();
  addRoute(router, '/desk/api/cases', {
    get: async (request, response) => {
      const { status, q, before } = request.query;
      const asked = parseFields(listQuery, { status: status || undefined, q, before });
      response.json((await readCases(deps, asked)) satisfies CaseListResponse);
    },
  });
  addRoute(router, '/desk/api/cases/:reference', {
    get: async (request, response) => {
      const reference = parameter(request.params, 'reference');
      response.json((await viewCase(deps, reference, agentOf(response))) satisfies CasePageResponse);
    },
  });
  addRoute(router, '/desk/api/cases/:reference/actions', {
    post: [
      readJson,
      async (request, response) => {
        const reference = parameter(request.params, 'reference');
        const agent = agentOf(response);
        await actOnCase(deps, reference, agent, parseBody(caseActionRequest, request));
        response.json((await viewCase(deps, reference, agent)) satisfies CasePageResponse);
      },
    ],
  });
  for (const format of ['json', 'csv'] as const)
    addRoute(router, `/desk/api/cases/:reference/export.${format}`, {
      get: async (request, response) => {
        const record = await deps.caseRecords.record(parameter(request.params, 'reference'));
        if (record === null) throw new AppError('not-found');
        const text = await exportCase(deps.caseRecords, record, format);
        response
          .set('Content-Type', mediaTypes[format])
          .attachment(`${record.case.reference}.${format}`)
          .send(text);
      },
    });
  addRoute(router, '/desk/api/cases/:reference/label.pdf', {
    get: async (request, response) => {
      const found = await deps.cases.caseByReference(parameter(request.params, 'reference'));
      const pdf = found === null ? null : await deps.printLabel(found);
      if (found === null || pdf === null) throw new AppError('not-found');
      response
        .set('Content-Disposition', `inline; filename="${found.return?.rma ?? found.reference}.pdf"`)
        .type('application/pdf')
        .send(pdf);
    },
  });
  const paperOf = async (request: Request): Promise<StoredPaper> => {
    const stored = await deps.papers.paper(parameter(request.params, 'number'));
    if (stored === null) throw new AppError('not-found');
    return stored;
  };
  addRoute(router, '/desk/api/papers/:number.pdf', {
    get: async (request, response) => {
      const { locale } = parseFields(paperQuery, { locale: request.query.locale });
      const stored = await paperOf(request);
      const { number } = stored.paper as { readonly number: string };
      const pdf = await deps.printPaper(stored, locale);
      response
        .set('Content-Disposition', `inline; filename="${number}.pdf"`)
        .type('application/pdf')
        .send(pdf);
    },
  });
  addRoute(router, '/desk/api/papers/:number', {
    get: async (request, response) => {
      response.json((await paperOf(request)).paper);
    },
  });
  return router;
};
