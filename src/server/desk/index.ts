export { createDeskApi, type DeskApiDeps } from './create-desk-api.js';
export type { AgentDoor, AgentSession } from './ports.js';
