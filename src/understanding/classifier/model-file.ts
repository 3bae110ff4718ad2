import { AppError } from '../../base/index.js';
import { featureBuckets } from './features.js';
import type { Calibration } from './fit-calibration.js';
import type { Margins } from './fit-margins.js';

const magic = 'makegood-intents/2';

interface ModelHeader {
  readonly format: string;
  readonly intents: readonly string[];
  readonly buckets: number;
  /** A weight is its byte times its class's scale. */
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly calibration: Calibration;
  readonly source: string;
}

export interface LoadedModel extends ModelHeader {
  /** Bucket-major: the weights of one bucket for all classes lie together. */
  readonly weights: Int8Array;
}

/** Header length (4 bytes, little-endian), header as JSON, then one signed byte a weight. */
export const encodeModel = (model: {
  intents: readonly string[];
  margins: Margins;
  calibration: Calibration;
  source: string;
}): Uint8Array => {
  const classes = model.intents.length;
  const scales = model.margins.weights.map(
    (row) => row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127,
  );
  const header: ModelHeader = {
    format: magic,
    intents: model.intents,
    buckets: featureBuckets,
    scales,
    biases: Array.from(model.margins.biases),
    calibration: model.calibration,
    source: model.source,
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(4 + head.length + featureBuckets * classes);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  const weights = new Int8Array(bytes.buffer, 4 + head.length);
  model.margins.weights.forEach((row, label) => {
    const scale = scales[label] as number;
    for (let bucket = 0; bucket < featureBuckets; bucket++) {
      weights[bucket * classes + label] = Math.round((row[bucket] as number) / scale);
    }
  });
  return bytes;
};

/** @throws AppError `content-invalid` when the bytes are not a model of this format. */
export const decodeModel = (bytes: Uint8Array): LoadedModel => {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as ModelHeader;
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + 4 + length);
    if (header.format !== magic || header.buckets !== featureBuckets)
      throw new AppError('content-invalid', { reason: 'model-file-format' });
    if (weights.length !== header.buckets * header.intents.length)
      throw new AppError('content-invalid', { reason: 'model-file-length' });
    return { ...header, weights };
  } catch (cause) {
    throw new AppError(
      'content-invalid',
      { reason: 'understanding-model' },
      { cure: 'Rebuild the model with "npm run train".', cause },
    );
  }
};
