import { isAppError } from '../../base/index.js';
import type { ShopRecords } from '../../domain/index.js';
import type { ImportFault, ImportReport } from './import-report.js';
import { importShop } from './import-shop.js';
import { parseShopFile } from './open-shop-file.js';

/** 0: every row is in. 1: some rows were refused. 2: the file as a whole can't be read, and nothing was written. */
export type ImportExitCode = 0 | 1 | 2;

const linesMax = 50;

const printFindings = (
  title: string,
  findings: readonly ImportFault[],
  print: (line: string) => void,
): void => {
  if (findings.length === 0) return;
  print(`${title} (${findings.length}):`);
  for (const { place, reason, cure } of findings.slice(0, linesMax)) print(`  ${place} ${reason}. ${cure}`);
  if (findings.length > linesMax) print(`  … and ${findings.length - linesMax} more.`);
};

const printReport = (report: ImportReport, print: (line: string) => void): void => {
  printFindings('Refused', report.faults, print);
  printFindings('Imported, but look at', report.warnings, print);
  for (const section of ['products', 'customers', 'orders'] as const) {
    const { accepted, refused } = report[section];
    print(`${section}: ${accepted} imported, ${refused} refused`);
  }
};

/** The import command: reads the text of a shop file, imports it and prints what became of it. */
export const runImport = async (
  fileText: string,
  records: ShopRecords,
  print: (line: string) => void,
): Promise<ImportExitCode> => {
  try {
    const report = await importShop(parseShopFile(fileText), records);
    printReport(report, print);
    return report.faults.length > 0 ? 1 : 0;
  } catch (error) {
    if (!isAppError(error, 'import-invalid')) throw error;
    print(`The file can't be imported (${String(error.details.reason)}). ${error.cure}`);
    return 2;
  }
};
