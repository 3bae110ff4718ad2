import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NoteSigner, newPrivateKey, noteSigner } from '../../audit/index.js';
import { AppError } from '../../base/index.js';
import type { Config } from '../config/index.js';

const fileName = 'audit-key.pem';

/** The key of the data folder, made at the first start. Put in place whole: two processes that start together share one. */
const keyOfFolder = (folder: string): string => {
  const path = join(folder, fileName);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  mkdirSync(folder, { recursive: true });
  const own = `${path}.${process.pid}`;
  writeFileSync(own, newPrivateKey(), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(own);
  }
  return readFileSync(path, 'utf8');
};

/**
 * Who signs the log's heads: the key of the settings, else the one in the data folder. A house that keeps nothing
 * has a key for as long as it runs.
 * @throws AppError `config-invalid` for a file that holds no such key
 */
export const readAuditKey = ({ audit, dataFolder }: Pick<Config, 'audit' | 'dataFolder'>): NoteSigner => {
  const key = audit.privateKey ?? (dataFolder === null ? newPrivateKey() : keyOfFolder(dataFolder));
  const signer = noteSigner(audit.origin, key);
  if (signer.ok) return signer.value;
  throw new AppError(
    'config-invalid',
    { file: fileName },
    { cure: `Put back the ${fileName} of this data folder: it must hold an Ed25519 key as PKCS #8 PEM.` },
  );
};
