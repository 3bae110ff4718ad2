/**
 * What all channels share. Each channel has its own door (`web/index.js`, `slack/index.js`, `botframework/index.js`), so
 * that a server that does not use Slack or the Bot Framework never loads their libraries.
 */
export type { ChannelInbox, ChannelThread } from './ports.js';
