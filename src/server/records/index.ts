export { type ExportFormat, exportCase, exportCases, exportFormats } from './export-cases.js';
