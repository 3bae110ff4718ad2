/** Reads a CSV file as RFC 4180 writes it; apart from the code that writes it. A byte order mark is left out. */
export const readCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let inQuotes = false;
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (inQuotes) {
      if (sign === '"' && body[at + 1] === '"') {
        field += '"';
        at += 1;
      } else if (sign === '"') inQuotes = false;
      else field += sign;
    } else if (sign === '"') inQuotes = true;
    else if (sign === ',') {
      row.push(field);
      field = '';
    } else if (sign === '\r' && body[at + 1] === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
      at += 1;
    } else field += sign;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
};

/** The same as objects, by the names in the first row. */
export const readCsvTable = (text: string): Record<string, string>[] => {
  const [names = [], ...rows] = readCsv(text);
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
};
