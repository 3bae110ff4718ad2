export { type ExportFormat, exportCase, exportCases, exportFormats } from './export-cases.js';
export { measurePromises, type PromiseReport } from './measure-promises.js';
export { type PaperHouse, printPaper } from './print-paper.js';
