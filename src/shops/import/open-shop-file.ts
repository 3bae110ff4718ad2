import { AppError, parseJson } from '../../base/index.js';

/** The three lists of a shop file, each row still unread. */
export interface OpenedShopFile {
  readonly products: readonly unknown[];
  readonly customers: readonly unknown[];
  readonly orders: readonly unknown[];
}

const schemaName = 'makegood-shop/1';
const sections = ['products', 'customers', 'orders'] as const;

const unusable = (reason: string, cure: string): AppError =>
  new AppError('import-invalid', { reason }, { cure });

/** A file larger than this is split by its owner: it is read whole. */
const bytesMax = 512_000_000;

/** @throws AppError `import-invalid` when the text is no JSON. */
export const parseShopFile = (text: string): unknown => {
  const parsed = parseJson(text.replace(/^\uFEFF/, ''), bytesMax);
  if (parsed.ok) return parsed.value;
  throw parsed.error === 'too-large'
    ? unusable('file-too-large', 'Split the file: customers and products first, orders in parts after them.')
    : unusable('not-json', 'Save the file as JSON in UTF-8; a comma or bracket is missing or too many.');
};

/** @throws AppError `import-invalid` when the file as a whole is not ours to read. */
export const openShopFile = (file: unknown): OpenedShopFile => {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) {
    throw unusable('not-an-object', `The file is one JSON object with "schema": "${schemaName}".`);
  }
  const given = file as Record<string, unknown>;
  if (given.schema !== schemaName) {
    throw unusable('schema-name', `Set "schema" to "${schemaName}"; this version reads no other.`);
  }
  const stray = Object.keys(given).find(
    (key) => key !== 'schema' && !sections.some((section) => section === key),
  );
  if (stray !== undefined) {
    throw unusable(
      'section-unknown',
      'A shop file has products, customers and orders, and nothing beside them.',
    );
  }
  const wrong = sections.find((section) => given[section] !== undefined && !Array.isArray(given[section]));
  if (wrong !== undefined) throw unusable(`${wrong}-not-a-list`, `Make ${wrong} a JSON array.`);
  const rows = (section: (typeof sections)[number]): unknown[] =>
    (given[section] as unknown[] | undefined) ?? [];
  return { products: rows('products'), customers: rows('customers'), orders: rows('orders') };
};
