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

/** What was looked at and how much of it, and then everything that is wrong. */
export const tellReport = (report: PackReport): string => {
  const { checked } = report;
  const found = (code: Finding['code']): boolean => report.findings.some((finding) => finding.code === code);
  const head =
    report.size === null
      ? 'no signature that holds'
      : `${report.origin}, ${report.size} entries, ${signedBy(report)}`;
  const lines = [
    `log        ${head}`,
    `entries    ${checked.entries}, each held against its hash`,
    ...(report.kind === 'case'
      ? [`proofs     ${checked.inclusionProofs} entries proved to be in the signed log`]
      : [`root       ${found('root-differs') ? 'not ' : ''}the one that was signed`]),
    checked.earlierSize === null
      ? 'earlier    no earlier checkpoint was given (--checkpoint)'
      : `earlier    ${found('not-an-extension') ? 'does not begin' : 'begins'} with the checkpoint of ${checked.earlierSize} entries`,
    `sealed     ${checked.sealedFields} personal fields, ${checked.erasedFields} of them erased`,
    `decisions  ${checked.decisions} made again by ${checked.policies} policy versions, ${checked.decisionsWithoutFacts} without facts`,
    `money      ${checked.refunds} refunds of ${checked.cases} cases`,
    checked.listedRefunds === null
      ? "provider   no provider's list was given (--refunds)"
      : `provider   ${checked.listedRefunds} listed refunds matched both ways`,
  ];
  const verdict =
    report.findings.length === 0 ? '✓ Nothing is wrong.' : `✗ ${report.findings.length} things are wrong.`;
  return [...lines, ...report.findings.map(tellFinding), verdict].join('\n');
};
