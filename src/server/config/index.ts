export { type Config, readConfig } from './config.js';
export { describeSettingsAsEnv, describeSettingsAsMarkdown } from './describe-settings.js';
export { loadEnvironment } from './load-environment.js';
export { settingsSchema } from './settings.js';
