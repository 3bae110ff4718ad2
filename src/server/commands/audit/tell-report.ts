import { type Finding, findingCodes, type PackReport } from '../../../audit/index.js';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** One finding on one line: what is wrong, where, what was logged, what was found. */
export const tellFinding = (finding: Finding): string => {
  const { code, seq, case: of, field, logged, found } = finding;
  const where = [
    seq === undefined ? null : `entry ${seq}`,
    of === undefined ? null : `case ${of}`,
    field === undefined ? null : field,
  ].filter((part) => part !== null);
  const values = [
    logged === undefined ? null : `logged ${shown(logged)}`,
    found === undefined ? null : `found ${shown(found)}`,
  ].filter((part) => part !== null);
  const place = where.length === 0 ? '' : ` [${where.join(', ')}]`;
  return `✗ ${code}: ${findingCodes[code]}${place}${values.length === 0 ? '' : ` ${values.join('; ')}`}`;
};

const signedBy = ({ verifierKey, keyIsTrusted }: PackReport): string =>
  keyIsTrusted
    ? `signed by your key ${verifierKey}`
    : `signed by ${verifierKey}, the key of the pack itself: compare it with the one you hold (--key)`;

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** How the entries stand to the signature: as a whole, or each by its proof. */
const againstHead = ({ kind, size, checked, findings }: PackReport): string => {
  const wrong = (code: Finding['code']): number => findings.filter((finding) => finding.code === code).length;
  if (size === null)
    return `${kind === 'case' ? 'proofs' : 'root  '}     not compared: there is no signed root`;
  if (kind === 'case')
    return `proofs     ${checked.inclusionProofs - wrong('not-included')} of ${checked.inclusionProofs} entries are in the signed log`;
  return `root       ${wrong('root-differs') > 0 ? 'not ' : ''}the one that was signed`;
};

const againstEarlier = ({ kind, size, checked, findings }: PackReport): string => {
  if (checked.earlierSize === null) return 'earlier    no earlier checkpoint was given (--checkpoint)';
  if (kind === 'case' && size === null) return 'earlier    not compared: there is no signed root';
  const begins = findings.every(({ code }) => code !== 'not-an-extension');
  return `earlier    ${begins ? 'begins' : 'does not begin'} with the checkpoint of ${count(checked.earlierSize, 'entry', 'entries')}`;
};

/** What was looked at and how much of it, and then everything that is wrong. */
export const tellReport = (report: PackReport): string => {
  const { checked, findings, origin, size } = report;
  const head =
    size === null
      ? 'no signature that holds'
      : `${origin}, ${count(size, 'entry', 'entries')}, ${signedBy(report)}`;
  const lines = [
    `log        ${head}`,
    `entries    ${checked.entries}, each held against its hash`,
    againstHead(report),
    againstEarlier(report),
    `sealed     ${count(checked.sealedFields, 'personal field', 'personal fields')}, ${checked.erasedFields} of them erased`,
    `decisions  ${checked.decisions} made again by ${count(checked.policies, 'policy version', 'policy versions')}, ${checked.decisionsWithoutFacts} without facts`,
    `money      ${count(checked.refunds, 'refund', 'refunds')} of ${count(checked.cases, 'case', 'cases')}`,
    `books      ${count(checked.papers, 'paper', 'papers')}, ${count(checked.credits, 'entry', 'entries')} of store credit`,
    checked.listedRefunds === null
      ? "provider   no provider's list was given (--refunds)"
      : `provider   ${count(checked.listedRefunds, 'listed refund', 'listed refunds')} matched both ways`,
  ];
  const verdict =
    findings.length === 0
      ? '✓ Nothing is wrong.'
      : `✗ ${count(findings.length, 'thing is', 'things are')} wrong.`;
  return [...lines, ...findings.map(tellFinding), verdict].join('\n');
};
