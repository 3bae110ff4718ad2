export * from './botframework/index.js';
export type { ChannelInbox, ChannelThread } from './ports.js';
export * from './slack/index.js';
export * from './web/index.js';
