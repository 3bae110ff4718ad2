import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../base/index.js';

const blockBytes = 512;

/**
 * Writes a gzipped tar of plain files and folders, as PGlite's dump makes it, to a new folder. PGlite can read one
 * itself, but only by starting the engine once more than needed, which is most of a first start.
 * @throws AppError `unexpected` when it is no such archive.
 */
export const extractImage = (image: Uint8Array, folder: string): void => {
  const archive = gunzipSync(image);
  for (let at = 0; at + blockBytes <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + blockBytes);
    const sizeBytes = Number.parseInt(field(header, 124, 12), 8) || 0;
    const path = placeOf(folder, `${field(header, 345, 155)}/${field(header, 0, 100)}`);
    const kind = field(header, 156, 1);
    const content = archive.subarray(at + blockBytes, at + blockBytes + sizeBytes);
    if (field(header, 257, 5) !== 'ustar' || content.length !== sizeBytes) throw broken();
    if (kind === '5') mkdirSync(path, { recursive: true });
    else if (kind === '0' || kind === '') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content, { mode: 0o600 });
    }
    at += blockBytes + Math.ceil(sizeBytes / blockBytes) * blockBytes;
  }
};

const field = (header: Uint8Array, start: number, length: number): string => {
  const text = Buffer.from(header.subarray(start, start + length)).toString('latin1');
  return text.split('\u0000')[0]?.trim() ?? '';
};

const placeOf = (folder: string, name: string): string => {
  const path = resolve(join(folder, name));
  if (path !== resolve(folder) && !path.startsWith(resolve(folder) + sep)) throw broken();
  return path;
};

const broken = (): AppError => new AppError('unexpected', { reason: 'data-image-broken' });
