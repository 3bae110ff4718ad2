export * from './intents.js';
export { type Content, type ContentOptions, describeFault, loadContent } from './load-content.js';
export { readUnderstandPrompt } from './prompts.js';
