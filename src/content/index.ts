export { describeFault } from './describe-fault.js';
export * from './intents.js';
export { type LabelledText, readLabelledTexts } from './labelled-texts.js';
export { type Content, type ContentOptions, loadContent } from './load-content.js';
export { readUnderstandPrompt } from './prompts.js';
export { readPolicy, readPolicyFile } from './read-policy.js';
export type { PolicySources } from './read-policy-sources.js';
