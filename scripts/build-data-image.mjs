// Writes a ready database beside the server, so that the first start does not have to make one.
import { silentLogger, systemClock } from '../dist/base/index.js';
import { dataImageFile } from '../dist/server/places.js';
import { buildDataImage } from '../dist/storage/index.js';

const { bytes } = await buildDataImage({ path: dataImageFile, logger: silentLogger, clock: systemClock });
console.log(`ready database: ${(bytes / 1_000_000).toFixed(1)} MB`);
