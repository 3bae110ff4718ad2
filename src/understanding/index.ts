export * from './classifier/intent-names.js';
export * from './classifier/load-classifier.js';
export { fingerprintExamples, trainClassifier } from './classifier/train-classifier.js';
export type * from './ports.js';
