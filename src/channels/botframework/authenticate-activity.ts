import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Request } from 'express';
import { AppError } from '../../base/index.js';
import type { Activity } from './activity-schema.js';
import { isLoopbackRequest, isLoopbackUrl } from './loopback.js';

export interface ActivityGate {
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  /** True when no app id is configured: then only this machine may speak to us. */
  readonly isAnonymous: boolean;
}

/**
 * Lets an activity in or throws. The library checks signature, issuer, audience and five minutes of clock. It checks the
 * service URL only for tokens of one issuer and only when the activity names one, so we ask for it every time: our
 * answers, with what a customer is told, go to that address.
 *
 * @throws AppError `signature-invalid`, or `channel-unavailable` when the signing keys cannot be fetched (worth a retry).
 */
export const authenticateActivity = async (
  gate: ActivityGate,
  request: Request,
  activity: Activity,
): Promise<void> => {
  if (gate.isAnonymous) {
    if (!isLoopbackRequest(request))
      throw new AppError('signature-invalid', { reason: 'anonymous-from-elsewhere' });
    if (!isLoopbackUrl(activity.serviceUrl))
      throw new AppError('signature-invalid', { reason: 'service-url-elsewhere' });
    return;
  }
  const serviceUrl = await vouchedServiceUrl(gate, request, activity);
  if (serviceUrl !== activity.serviceUrl) throw new AppError('signature-invalid', { reason: 'service-url' });
};

const vouchedServiceUrl = async (
  gate: ActivityGate,
  request: Request,
  activity: Activity,
): Promise<string | null> => {
  type LibraryActivity = Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>[0];
  try {
    const result = await gate.authentication.authenticateRequest(
      // The library reads channel, recipient role and service URL of it, no more.
      activity as unknown as LibraryActivity,
      request.header('authorization') ?? '',
    );
    return result.claimsIdentity.getClaimValue('serviceurl');
  } catch (cause) {
    const keysAreMissing =
      cause instanceof Error && (cause.name === 'FetchError' || /Failed to load/.test(cause.message));
    throw keysAreMissing
      ? new AppError('channel-unavailable', { reason: 'signing-keys' }, { cause })
      : new AppError('signature-invalid', { reason: 'token' }, { cause });
  }
};
