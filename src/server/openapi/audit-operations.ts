import { desk, limited, type Operation, withSession } from './operation.js';

const audit = { tag: 'audit', security: 'none', method: 'get' } as const;

/** What outsiders ask of the audit log. */
export const auditOperations: readonly Operation[] = [
  {
    ...audit,
    path: '/audit/checkpoint',
    id: 'auditCheckpoint',
    summary: 'The signed head of the audit log, as a note (C2SP tlog-checkpoint, Ed25519).',
    answer: { status: 200, schema: 'text', about: 'The note.' },
    faults: ['not-found', ...limited],
  },
  {
    ...audit,
    path: '/audit/key',
    id: 'auditKey',
    summary: 'The verifier key of the audit log. Keep a copy where we cannot change it.',
    answer: { status: 200, schema: 'text', about: 'The key, as name+id+base64.' },
    faults: limited,
  },
  {
    ...audit,
    path: '/audit/proof/inclusion',
    id: 'auditInclusion',
    summary: 'Proves that an entry is in the log of a size; without one, of the last checkpoint.',
    query: [
      { name: 'seq', required: true },
      { name: 'size', required: false },
    ],
    answer: { status: 200, schema: 'InclusionProof', about: 'The proof.' },
    faults: ['request-invalid', 'not-found', ...limited],
  },
  {
    ...audit,
    path: '/audit/proof/consistency',
    id: 'auditConsistency',
    summary:
      'Proves that a later log begins with an earlier one; without "to", the log of the last checkpoint.',
    query: [
      { name: 'from', required: true },
      { name: 'to', required: false },
    ],
    answer: { status: 200, schema: 'ConsistencyProof', about: 'The proof.' },
    faults: ['request-invalid', 'not-found', ...limited],
  },
];

/** What an auditor reads at the desk. */
export const auditorOperations: readonly Operation[] = [
  {
    ...desk,
    method: 'get',
    path: '/desk/api/audit/entries',
    id: 'auditEntries',
    summary: 'Entries of the audit log from a number on, at most 200; for auditors.',
    query: [{ name: 'from', required: false }],
    answer: { status: 200, schema: 'AuditEntriesResponse', about: 'One page of the log.' },
    faults: [...withSession, 'auditors-only', 'request-invalid', ...limited],
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/audit/pack',
    id: 'auditPack',
    summary:
      'A pack for "makegood audit verify": the whole log, or with "case" the case of a reference; for auditors.',
    query: [{ name: 'case', required: false, type: 'string' }],
    answer: { status: 200, schema: 'pack', about: 'makegood-audit/1, JSON Lines; see docs/audit.md.' },
    faults: [...withSession, 'auditors-only', 'request-invalid', 'not-found', ...limited],
  },
];
