import { jwtVerify } from 'jose';
import { AppError, type Clock } from '../../base/index.js';
import type { VerifyIdentity } from './ports.js';

const subjectMax = 120;

/** Reads tokens (JWT, HS256) that the shop's site signed with the shared secret. `sub` and `exp` are required. */
export const createIdentityVerifier = (secret: string | null, clock: Clock): VerifyIdentity => {
  const key = secret === null ? null : new TextEncoder().encode(secret);
  return async (identityToken) => {
    if (key === null) throw new AppError('identity-token-invalid', { reason: 'not-configured' });
    try {
      const { payload } = await jwtVerify(identityToken, key, {
        algorithms: ['HS256'],
        requiredClaims: ['sub', 'exp'],
        currentDate: clock.now(),
        clockTolerance: 60,
      });
      if (typeof payload.sub === 'string' && payload.sub !== '' && payload.sub.length <= subjectMax)
        return payload.sub;
    } catch (cause) {
      throw new AppError('identity-token-invalid', {}, { cause });
    }
    throw new AppError('identity-token-invalid', { reason: 'subject' });
  };
};
