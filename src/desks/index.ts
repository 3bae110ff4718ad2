export type { DeskPost, DeskPoster } from './ports.js';
export {
  createSlackTriageDesk,
  type SlackTriageDesk,
  type SlackTriageDeskOptions,
} from './slack-triage-desk.js';
