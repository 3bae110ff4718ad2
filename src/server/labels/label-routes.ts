import { type RequestHandler, Router } from 'express';
import { AppError } from '../../base/index.js';
import { addRoute, parameter } from '../../channels/web/index.js';
import type { Case } from '../../domain/index.js';
import { type CaseStore, opensLabel } from '../../turns/index.js';

export interface LabelRoutesDeps {
  readonly cases: Pick<CaseStore, 'caseByReference'>;
  /** Null where nothing has to be sent any more. */
  readonly print: (found: Case) => Promise<Buffer | null>;
  readonly limit: RequestHandler;
}

/** `RF-7K3M-92.<token>.pdf`: the reference finds the case, the token opens it. */
const shape = /^(RF-[0-9A-Z]{4}-[0-9]{2})\.([\w-]{20,100})\.pdf$/i;

/**
 * Labels for customers to print: `GET /labels/RF-7K3M-92.<token>.pdf`. A wrong token and a case that does not exist are
 * answered alike.
 * @throws AppError `not-found`, `rate-limited`
 */
export const labelRoutes = ({ cases, print, limit }: LabelRoutesDeps): Router => {
  const router = Router();
  const send: RequestHandler = async (request, response) => {
    const [, reference = '', token = ''] = shape.exec(parameter(request.params, 'label')) ?? [];
    const found = reference === '' ? null : await cases.caseByReference(reference);
    const pdf = found !== null && opensLabel(found, token) ? await print(found) : null;
    if (found === null || pdf === null) throw new AppError('not-found');
    response
      .set({
        'Cache-Control': 'private, max-age=300',
        'Content-Disposition': `inline; filename="${found.return?.rma ?? found.reference}.pdf"`,
        'X-Robots-Tag': 'noindex',
        'Referrer-Policy': 'no-referrer',
      })
      .type('application/pdf')
      .send(pdf);
  };
  router.use('/labels', limit);
  addRoute(router, '/labels/:label', { get: send });
  return router;
};
