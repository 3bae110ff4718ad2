import type { AgentResponse, HandoffResponse, QueueResponse } from '../../domain/wire.js';
import { requestJson } from '../shared/request-json.js';

/** What an agent can do to a hand-off, with the body each action needs. */
export interface DeskActions {
  readonly claim: { readonly version: number };
  readonly reply: { readonly clientMessageId: string; readonly text: string };
  readonly approve: { readonly version: number; readonly amountMinor: number; readonly reason: string };
  readonly decline: { readonly version: number; readonly reason: string };
  readonly 'give-back': { readonly version: number };
  readonly close: { readonly version: number };
}
export type DeskActionName = keyof DeskActions;

const path = (handoffId: string): string => `/desk/api/handoffs/${encodeURIComponent(handoffId)}`;

export const readAgent = (): Promise<AgentResponse> => requestJson('/desk/api/me');
export const readQueue = (): Promise<QueueResponse> => requestJson('/desk/api/queue');
export const readHandoff = (handoffId: string): Promise<HandoffResponse> => requestJson(path(handoffId));

/** @throws RequestFailed `owner-changed` when somebody else was faster */
export const act = <Name extends DeskActionName>(
  csrf: string,
  handoffId: string,
  name: Name,
  body: DeskActions[Name],
): Promise<HandoffResponse> =>
  requestJson(`${path(handoffId)}/${name}`, { method: 'POST', headers: { 'x-csrf-token': csrf }, body });

export const signOut = (csrf: string): Promise<void> =>
  requestJson('/desk/api/sign-out', { method: 'POST', headers: { 'x-csrf-token': csrf } });

/** The queue's changes and, when one is open, a hand-off's conversation. */
export const deskEventsUrl = (handoffId: string | null): string =>
  `/desk/api/events${handoffId === null ? '' : `?handoff=${encodeURIComponent(handoffId)}`}`;
