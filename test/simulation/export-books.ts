import { type Clock, silentLogger } from '../../src/base/index.js';
import { exportPack, openAudit } from '../../src/server/audit/index.js';
import { createAuditCheckpoints, createAuditLog, type Database } from '../../src/storage/index.js';
import { simConfig } from './sim-process.js';

/** The whole log as it is given to an outsider. */
export const exportBooks = async (raw: Database, clock: Clock): Promise<string[]> => {
  const audit = openAudit(simConfig, {
    auditLog: createAuditLog(raw),
    auditCheckpoints: createAuditCheckpoints(raw),
    clock,
    logger: silentLogger,
  });
  const lines: string[] = [];
  for await (const line of exportPack({ audit, clock }, {})) lines.push(line);
  return lines;
};
