export { createSlackChannel, type SlackChannelOptions } from './slack-channel.js';
export { createSlackOutbox } from './slack-outbox.js';
export {
  createSlackPoster,
  type SlackPost,
  type SlackPoster,
  type SlackPosterOptions,
} from './slack-poster.js';
export type { TriageInbox, TriageNote, TriagePress } from './triage-inbox.js';
