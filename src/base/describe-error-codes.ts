import { errorCodes } from './error-codes.js';

/** The page `docs/errors.md`: every code with its status and cure, in alphabetical order. */
export const describeErrorCodes = (): string => {
  const rows = Object.entries(errorCodes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, cure }]) => `| \`${code}\` | ${status} | ${cure.replaceAll('|', '\\|')} |`);
  return `# Errors

Every fault has a code. Match on the code, never on text: texts change, codes do not. Over HTTP a fault looks like
\`{"error":{"code","cure","requestId","details"}}\` with the status below; details hold ids and numbers only.

| code | status | what to do |
|---|---|---|
${rows.join('\n')}

This page is generated from \`src/base/error-codes.ts\` by \`npm run docs:errors\`; a test compares them.
`;
};
