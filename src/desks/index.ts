export type { DeskPost, DeskPoster, DeskThread, DeskThreads } from './ports.js';
export {
  createSlackTriageDesk,
  type SlackTriageDesk,
  type SlackTriageDeskOptions,
} from './slack-triage-desk.js';
