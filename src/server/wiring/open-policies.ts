import { AppError, type Clock, type Logger } from '../../base/index.js';
import {
  compilePolicy,
  createPolicyBook,
  hasBegun,
  type Policy,
  type PolicyBook,
  type PolicyVersions,
  type RecordedPolicyVersion,
  unreadablePolicy,
} from '../../policy/index.js';

export interface PoliciesDeps {
  /** Those in files, the file of today first. */
  readonly policies: readonly Policy[];
  readonly policyVersions: PolicyVersions;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface OpenedPolicies {
  readonly book: PolicyBook;
  /**
   * Records the versions in files that have come into force by now, each once. One that is still to come is not
   * recorded: it may be taken away again without a trace.
   */
  recordBegun(): Promise<void>;
}

const short = (version: string): string => version.slice(0, 12);

/**
 * All versions of the policy, from files and from the record, and the file of today put on record. Whoever edits the
 * file and gives it a new `valid-from` keeps nothing else: older orders stay with the recorded version.
 * @throws AppError `content-invalid` when no version is in force today, or nobody can read the one that is;
 *   `storage-unavailable`
 */
export const openPolicies = async (deps: PoliciesDeps): Promise<OpenedPolicies> => {
  const { policies, policyVersions, clock, logger } = deps;
  const recorded = await policyVersions.list();
  const fromRecord = recorded.flatMap((version) => readRecorded(version, deps));
  const book = createPolicyBook([...policies, ...fromRecord.map(({ policy }) => policy)]);
  warnOfCorrections(policies, recorded, logger);

  const now = clock.now().toISOString();
  const inForce = book.current(now);
  if (fromRecord.some(({ policy, isReadable }) => policy === inForce && !isReadable))
    throw unreadable(inForce);
  const isOvertaken = policies.some((policy) => hasBegun(policy, now)) && !policies.includes(inForce);
  if (isOvertaken)
    logger.warn(
      {
        inForce: short(inForce.version),
        validFrom: inForce.validFrom,
        file: policies.map(({ version }) => short(version)),
      },
      'a recorded policy version is in force instead of the file: it is valid from a later day',
    );

  const known = new Set(recorded.map(({ version }) => version));
  const recordBegun = async (): Promise<void> => {
    const at = clock.now().toISOString();
    for (const { version, name, validFrom, timeZone, sources } of policies) {
      if (known.has(version) || !hasBegun({ validFrom, timeZone }, at)) continue;
      await policyVersions.record({ version, name, validFrom, ...sources, recordedAt: at });
      known.add(version);
    }
  };
  await recordBegun();
  return { book, recordBegun };
};

/** A version that is in a file too is left to the file. */
const readRecorded = (
  { version, name, validFrom, document, floors }: RecordedPolicyVersion,
  { policies, logger }: PoliciesDeps,
): { policy: Policy; isReadable: boolean }[] => {
  const [today] = policies;
  if (today === undefined || policies.some((policy) => policy.version === version)) return [];
  const compiled = compilePolicy(document, floors);
  // What compiles to another hash is another policy, and must not speak for this one.
  if (compiled.ok && compiled.value.version === version)
    return [{ policy: compiled.value, isReadable: true }];
  logger.warn(
    { policy: name, version: short(version), faults: compiled.ok ? 0 : compiled.error.length },
    'a recorded policy version can no longer be read: its orders go to a person',
  );
  const kept = { name, version, validFrom, sources: { document, floors } };
  return [{ policy: unreadablePolicy(kept, today), isReadable: false }];
};

const warnOfCorrections = (
  policies: readonly Policy[],
  recorded: readonly RecordedPolicyVersion[],
  logger: Logger,
): void => {
  for (const { name, validFrom, version } of policies) {
    const last = recorded.find((before) => before.name === name && before.validFrom === validFrom);
    if (last === undefined || last.version === version) continue;
    logger.warn(
      { policy: name, validFrom, before: short(last.version), now: short(version) },
      'the policy file changed without a new valid-from: the change counts for all its orders',
    );
  }
};

const unreadable = ({ name, version, validFrom }: Policy): AppError =>
  new AppError(
    'content-invalid',
    { policy: name, version: short(version), validFrom: validFrom ?? '' },
    {
      cure: `The recorded version ${short(version)} of "${name}" is in force since ${validFrom ?? 'ever'} and can no longer be read. Give the policy file a "valid-from" of that day or of a later one, today at the latest.`,
    },
  );
