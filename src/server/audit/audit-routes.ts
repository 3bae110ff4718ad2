import { type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../base/index.js';
import { addRoute, parseFields } from '../../channels/web/index.js';
import type { ConsistencyProofResponse, InclusionProofResponse } from '../../domain/wire.js';
import type { StoredCheckpoint } from '../../storage/index.js';
import type { Audit } from './open-audit.js';

const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const inclusionQuery = z.object({ seq: number, size: number.optional() });
const consistencyQuery = z.object({ from: number, to: number.optional() });

/** A head is soon followed by another; a proof between two numbers never changes. */
const fresh = 'public, max-age=10';
const lasting = 'public, max-age=86400';

/** What anybody may ask of the log: its signed head, the key that signs, and proofs. Hashes only. */
export const auditRoutes = (audit: Audit, limitRequests: RequestHandler): Router => {
  const router = Router();
  router.use('/audit', limitRequests);
  const open = (response: Response, cache: string): Response =>
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': cache });
  const latest = async (): Promise<StoredCheckpoint> => {
    const found = await audit.checkpoints.latest();
    if (found === null) throw new AppError('not-found', { reason: 'no-checkpoint-yet' });
    return found;
  };

  addRoute(router, '/audit/checkpoint', {
    get: async (_request, response) => {
      open(response, fresh)
        .type('text/plain')
        .send((await latest()).note);
    },
  });
  addRoute(router, '/audit/key', {
    get: (_request, response) => {
      open(response, fresh).type('text/plain').send(`${audit.signer.verifierKey.text}\n`);
    },
  });
  addRoute(router, '/audit/proof/inclusion', {
    get: async (request, response) => {
      const { seq, size: asked } = parseFields(inclusionQuery, request.query);
      const size = asked ?? (await latest()).size;
      const proof = await audit.log.inclusionProof(seq, size);
      const leafHash = await audit.log.leafHash(seq);
      const rootHash = await audit.log.root(size);
      open(response, asked === undefined ? fresh : lasting).json({
        seq,
        size,
        leafHash,
        rootHash,
        proof,
      } satisfies InclusionProofResponse);
    },
  });
  addRoute(router, '/audit/proof/consistency', {
    get: async (request, response) => {
      const { from, to: asked } = parseFields(consistencyQuery, request.query);
      const to = asked ?? (await latest()).size;
      const proof = await audit.log.consistencyProof(from, to);
      const [fromRootHash, rootHash] = [await audit.log.root(from), await audit.log.root(to)];
      open(response, asked === undefined ? fresh : lasting).json({
        from,
        to,
        fromRootHash,
        rootHash,
        proof,
      } satisfies ConsistencyProofResponse);
    },
  });
  return router;
};
