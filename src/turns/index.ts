export { type AgentActionsDependencies, createAgentActions } from './agent-actions.js';
export { createTurns, type Turns } from './create-turns.js';
export type { TurnsDependencies } from './dependencies.js';
export { messagesOfTurns } from './messages-of-turns.js';
export { aYearBefore, customerFacts } from './operations/customer-facts.js';
export { policyOfCase } from './policy-of-case.js';
export type * from './ports.js';
