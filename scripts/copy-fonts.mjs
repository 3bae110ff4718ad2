// One file of a font package that holds a hundred, so that only what papers need goes onto a server. It comes as WOFF,
// whose tables are compressed one by one; unpacked once here, no paper has to unpack them again for each sign.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

const from = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff';
const woff = readFileSync(createRequire(import.meta.url).resolve(from));
if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error(`${from} is not a WOFF font`);

const count = woff.readUInt16BE(12);
const tables = Array.from({ length: count }, (_, index) => {
  const at = 44 + index * 20;
  const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field));
  const stored = woff.subarray(offset, offset + packed);
  const bytes = packed < length ? inflateSync(stored) : stored;
  return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), bytes };
});

// https://learn.microsoft.com/typography/opentype/spec/otff#table-directory
const steps = Math.floor(Math.log2(count));
const header = Buffer.alloc(12 + count * 16);
header.writeUInt32BE(woff.readUInt32BE(4), 0);
header.writeUInt16BE(count, 4);
header.writeUInt16BE(2 ** steps * 16, 6);
header.writeUInt16BE(steps, 8);
header.writeUInt16BE(count * 16 - 2 ** steps * 16, 10);
const parts = [header];
let end = header.length;
for (const [index, { tag, checksum, bytes }] of tables.entries()) {
  const at = 12 + index * 16;
  tag.copy(header, at);
  header.writeUInt32BE(checksum, at + 4);
  header.writeUInt32BE(end, at + 8);
  header.writeUInt32BE(bytes.length, at + 12);
  const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
  parts.push(bytes, padding);
  end += bytes.length + padding.length;
}
mkdirSync('dist/fonts', { recursive: true });
writeFileSync('dist/fonts/noto-sans-sc.ttf', Buffer.concat(parts));
