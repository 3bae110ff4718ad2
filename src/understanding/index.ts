export * from './classifier/intent-names.js';
export * from './classifier/load-classifier.js';
export { misspell } from './classifier/misspell.js';
export { seededRandom } from './classifier/seeded-random.js';
export { fingerprintExamples, trainClassifier } from './classifier/train-classifier.js';
export { createUnderstand, type UnderstandOptions } from './create-understand.js';
export {
  type Confusion,
  confusionsOf,
  type IntentFigures,
  type MeasuredText,
  measureIntents,
} from './evaluation/measure-intents.js';
export type * from './ports.js';
export { answerJsonSchema } from './proposal/answer-schema.js';
export type { UnderstandPrompt } from './proposal/prompt.js';
export { createReferenceResolver } from './references/create-reference-resolver.js';
export { saysArrived } from './references/item-scope.js';
