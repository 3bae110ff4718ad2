import { AppError } from '../base/index.js';
import { localDate } from './facts/calendar.js';
import type { Policy } from './ports.js';

/** All versions of a policy, each for the orders of its time. */
export interface PolicyBook {
  /**
   * The version in force on the day of a moment (ISO), for what is asked about no order.
   * @throws AppError `content-invalid` when none is
   */
  current(askedOn: string): Policy;
  /**
   * The version an order falls under: the one in force on the day it was placed; for an order older than all versions,
   * the one in force when it was asked. Moments are ISO.
   * @throws AppError `content-invalid` when there is none
   */
  forOrder(when: { readonly placedAt: string; readonly askedOn: string }): Policy;
  /** The version with this content hash, so that a decision can be made again. */
  byVersion(version: string): Policy | null;
  /** Each version once, those that win first. */
  readonly all: readonly Policy[];
}

/** Whether a version has come into force by the day of a moment, in its own time zone. */
export const hasBegun = (policy: Pick<Policy, 'validFrom' | 'timeZone'>, moment: string): boolean =>
  policy.validFrom === null || policy.validFrom <= localDate(moment, policy.timeZone);

/**
 * Orders the versions by the day they are valid from. Pure.
 * @param versions those that win first: of two that are valid from the same day the earlier in the list counts, because
 *   it corrects the other. The first one's name is the policy's name; versions of other names are only found by their
 *   hash, for what they decided before.
 */
export const createPolicyBook = (versions: readonly Policy[]): PolicyBook => {
  const all = versions.filter(
    ({ version }, index) => versions.findIndex((policy) => policy.version === version) === index,
  );
  const name = all[0]?.name ?? '';
  // The sort keeps the order of equals, so that who wins stays in front.
  const latestFirst = all
    .filter((policy) => policy.name === name)
    .sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''));
  const inForce = (moment: string): Policy | undefined =>
    latestFirst.find((policy) => hasBegun(policy, moment));
  const current = (askedOn: string): Policy => inForce(askedOn) ?? nothingInForce(name, latestFirst.at(-1));
  return Object.freeze({
    current,
    forOrder: ({ placedAt, askedOn }) => inForce(placedAt) ?? current(askedOn),
    byVersion: (version) => all.find((policy) => policy.version === version) ?? null,
    all: Object.freeze(all),
  } satisfies PolicyBook);
};

const nothingInForce = (name: string, earliest: Policy | undefined): never => {
  throw new AppError(
    'content-invalid',
    { policy: name, validFrom: earliest?.validFrom ?? '' },
    {
      cure: `No version of the policy "${name}" is in force yet. Give the file an earlier "valid-from", or put the one that is valid until then beside it as "${name}@before.yml".`,
    },
  );
};
