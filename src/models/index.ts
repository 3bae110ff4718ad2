export { createOpenAiModel, type OpenAiOptions } from './create-openai-model.js';
