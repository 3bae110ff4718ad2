import { expect, test } from '@jest/globals';
import { describeErrorCodes } from '../../src/base/describe-error-codes.js';
import { errorCodes } from '../../src/base/index.js';
import { filesUnder, sources, textOf } from './read-house.js';

const codes = Object.keys(errorCodes);
const literals = new Set(
  sources
    .filter((file) => file.path !== 'src/base/error-codes.ts')
    .flatMap((file) => file.nodes)
    .filter((node) => node.type === 'StringLiteral')
    .map((node) => String(node.value)),
);

test('every code that is registered is used', () => {
  expect(codes.filter((code) => !literals.has(code))).toEqual([]);
});

test('every fault that is thrown has a registered code', () => {
  const thrown = sources.flatMap((file) =>
    file.nodes
      .filter(
        (node) => node.type === 'NewExpression' && (node.callee as { value?: unknown }).value === 'AppError',
      )
      .map((node) => (node.arguments as { expression: { type: string; value: unknown } }[])[0]?.expression)
      .filter((argument) => argument?.type === 'StringLiteral')
      .map((argument) => String(argument?.value)),
  );
  expect([...new Set(thrown)].filter((code) => !codes.includes(code))).toEqual([]);
});

test('the page of errors lists the codes that there are', () => {
  expect(filesUnder('docs')).toContain('docs/errors.md');
  expect(textOf('docs/errors.md')).toBe(describeErrorCodes());
});
