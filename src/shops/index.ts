export { exportShop, exportText } from './import/export-shop.js';
export type { ImportFault, ImportProgress, ImportReport } from './import/import-report.js';
export { importShop } from './import/import-shop.js';
export { type ImportExitCode, runImport } from './import/run-import.js';
export { shopJsonSchema } from './import/shop-json-schema.js';
export { createRecordsMover } from './records-mover.js';
export { createRecordsShop } from './records-shop.js';
export { type DemoPerson, demoPeople } from './sandbox/demo-people.js';
export { makeSandboxShop } from './sandbox/make-sandbox-shop.js';
