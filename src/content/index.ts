export * from './intents.js';
