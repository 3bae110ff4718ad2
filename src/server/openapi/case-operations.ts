import { changes, desk, limited, type Operation, withSession } from './operation.js';

/** Cases at the desk, their files and their papers. */
export const caseOperations: readonly Operation[] = [
  {
    ...desk,
    method: 'get',
    path: '/desk/api/cases',
    id: 'cases',
    summary:
      'Cases, what is due first and then what changed latest, a page at a time. "status" is us, customer, goods, money or done; "q" a whole reference, order number or return number.',
    query: (['status', 'q', 'before'] as const).map((name) => ({ name, required: false, type: 'string' })),
    answer: { status: 200, schema: 'CaseListResponse', about: 'One page of cases.' },
    faults: [...withSession, 'request-invalid', 'request-too-large', ...limited],
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/cases/{reference}',
    id: 'case',
    summary: 'One case with its entries, refunds, return and papers, and what can be done to it.',
    answer: { status: 200, schema: 'CasePageResponse', about: 'The case.' },
    faults: [...withSession, 'not-found', ...limited],
  },
  {
    ...desk,
    method: 'post',
    path: '/desk/api/cases/{reference}/actions',
    id: 'actOnCase',
    summary:
      'Does one thing to a case as it was seen: goods, refunds by hand, invoices, gestures, withdrawing, reopening, closing, notes. "reason" in the details of a refusal says why.',
    body: 'CaseActionRequest',
    answer: { status: 200, schema: 'CasePageResponse', about: 'The case as it stands now.' },
    faults: [
      ...changes.filter((code) => code !== 'owner-changed'),
      'case-changed',
      'transition-invalid',
      'settlement-changed',
      ...limited,
    ],
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/cases/{reference}/export.json',
    id: 'exportCaseJson',
    summary: 'Everything that is kept about a case, as a document.',
    answer: { status: 200, schema: 'document', about: 'makegood-case/1; see docs/records.md.' },
    faults: [...withSession, 'not-found', ...limited],
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/cases/{reference}/export.csv',
    id: 'exportCaseCsv',
    summary: 'Everything that is kept about a case, as one table.',
    answer: { status: 200, schema: 'table', about: 'CSV with a header; see docs/records.md.' },
    faults: [...withSession, 'not-found', ...limited],
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/papers/{number}.pdf',
    id: 'printPaper',
    summary: "A paper to print, in the language of its customer's conversation unless said otherwise.",
    query: [{ name: 'locale', required: false, type: 'string' }],
    answer: { status: 200, schema: 'pdf', about: 'A PDF, A4.' },
    faults: [...withSession, 'request-invalid', 'not-found', ...limited],
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/papers/{number}',
    id: 'paper',
    summary: 'A paper by its number: a credit memo such as CM-000017, or an invoice.',
    answer: { status: 200, schema: 'document', about: 'The paper; a credit memo is a CreditMemo.' },
    faults: [...withSession, 'not-found', ...limited],
  },
];
