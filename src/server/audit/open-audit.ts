import {
  checkpointText,
  claimedCheckpoint,
  type HouseEntryType,
  type NoteSigner,
  openNote,
  verifyConsistency,
} from '../../audit/index.js';
import { AppError, type Clock, canonicalJson, type Logger } from '../../base/index.js';
import type { AuditCheckpoints, AuditLog, StoredCheckpoint } from '../../storage/index.js';
import type { Config } from '../config/index.js';
import { type CheckpointFile, createCheckpointFile } from './checkpoint-file.js';
import { readAuditKey } from './read-audit-key.js';

export interface AuditDeps {
  readonly auditLog: AuditLog;
  readonly auditCheckpoints: AuditCheckpoints;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The log with the key that signs its heads. */
export interface Audit {
  readonly log: AuditLog;
  readonly checkpoints: AuditCheckpoints;
  readonly signer: NoteSigner;
  /**
   * Signs the log's head when it has grown and gives it out. What was given out before is never contradicted.
   * @throws AppError `audit-log-forked` when the log does not begin with what was vouched for
   */
  publish(): Promise<StoredCheckpoint>;
}

/** @throws AppError `config-invalid` */
export const openAudit = (config: Pick<Config, 'audit' | 'dataFolder'>, deps: AuditDeps): Audit => {
  const { auditLog: log, auditCheckpoints: checkpoints, clock } = deps;
  const signer = readAuditKey(config);
  const file =
    config.audit.checkpointFile === null ? null : createCheckpointFile(config.audit.checkpointFile);
  const now = (): string => clock.now().toISOString();

  /** A key that did not sign the last head is put on record before it signs the next. */
  const announceKey = async (latest: StoredCheckpoint | null): Promise<void> => {
    if (latest !== null && openNote(latest.note, signer.verifierKey).ok) return;
    const payload = { origin: config.audit.origin, verifierKey: signer.verifierKey.text };
    const [known] = (await log.houseEntries('key-used' satisfies HouseEntryType, await log.size())).slice(-1);
    const isKnown = canonicalJson(known?.payload ?? null) === canonicalJson(payload);
    if (!isKnown) await log.record({ at: now(), type: 'key-used' satisfies HouseEntryType, payload });
  };

  const assertExtends = async (
    earlier: { readonly size: number; readonly root: string },
    head: { readonly size: number; readonly root: string },
    where: 'database' | 'file',
  ): Promise<void> => {
    const { size, root } = head;
    const proof = earlier.size > size ? null : await log.consistencyProof(earlier.size, size);
    const claim = { oldSize: earlier.size, oldRoot: earlier.root, size, root };
    if (proof !== null && verifyConsistency({ ...claim, proof })) return;
    deps.logger.error(
      { code: 'audit-log-forked', givenOut: earlier.size, size, where },
      'the audit log does not begin with what was vouched for; its head is not signed',
    );
    throw new AppError('audit-log-forked', { givenOut: earlier.size, size, where });
  };

  const publishNow = async (): Promise<StoredCheckpoint> => {
    // What was given out is read before the size: another replica may give out a larger head in between.
    const latest = await checkpoints.latest();
    const inFile = await file?.read();
    await announceKey(latest);
    const size = await log.size();
    const root = await log.root(size);
    if (latest !== null)
      await assertExtends({ size: latest.size, root: latest.rootHash }, { size, root }, 'database');
    const claimed = typeof inFile === 'string' ? claimedCheckpoint(inFile) : null;
    if (claimed?.origin === config.audit.origin) await assertExtends(claimed, { size, root }, 'file');
    const note = signer.sign(checkpointText({ origin: config.audit.origin, size, root }));
    const checkpoint = latest?.size === size ? latest : { size, rootHash: root, note, at: now() };
    if (checkpoint !== latest) await checkpoints.add(checkpoint);
    await giveOut(file, inFile ?? null, checkpoint.note);
    return checkpoint;
  };
  // One at a time, so that a key is put on record once and the file never goes back.
  let publishing: Promise<unknown> = Promise.resolve();
  const publish = (): Promise<StoredCheckpoint> => {
    const own = publishing.catch(() => {}).then(publishNow);
    publishing = own;
    return own;
  };
  return Object.freeze({ log, checkpoints, signer, publish });
};

const giveOut = async (file: CheckpointFile | null, inFile: string | null, note: string): Promise<void> => {
  if (file !== null && inFile !== note) await file.put(note);
};
