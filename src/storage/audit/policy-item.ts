import type { HouseEntryType } from '../../audit/index.js';
import type { RecordedPolicyVersion } from '../../policy/index.js';
import type { LoggedItem } from './append-audit.js';

/** A policy version as the audit log takes it: whole, so that its decisions can be made again from the log alone. */
export const policyItemOf = (recorded: RecordedPolicyVersion): LoggedItem => {
  const { name, version, validFrom, document, floors, recordedAt } = recorded;
  return {
    at: recordedAt,
    actor: 'system',
    type: 'policy-recorded' satisfies HouseEntryType,
    caseId: null,
    caseSeq: null,
    payload: { name, version, validFrom, document, floors },
  };
};
