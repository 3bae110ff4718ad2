/** Chinese signs take two columns of a terminal. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

export const widthOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

/**
 * Rows as aligned columns, two spaces in from the left.
 * @param right columns, from 0, whose text stands at the right, such as amounts
 */
export const drawTable = (rows: readonly (readonly string[])[], right: readonly number[] = []): string => {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const cell = (text: string, column: number): string => {
    const space = ' '.repeat((widths[column] ?? 0) - widthOf(text));
    return right.includes(column) ? `${space}${text}` : `${text}${space}`;
  };
  return rows.map((row) => `  ${row.map(cell).join('  ')}`.trimEnd()).join('\n');
};
