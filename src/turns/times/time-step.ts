import type { DueMoment } from '../../cases/index.js';
import type { Params } from '../../dialog/index.js';
import type { Actor, Case, CaseEvent, Handoff, ShopAction } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { Conversation } from '../ports.js';

/** What a promised time changes when it comes; committed whole or not at all. */
export interface TimeStep {
  readonly events: readonly { readonly actor: Actor; readonly event: CaseEvent }[];
  readonly says: { readonly key: string; readonly params: Params } | null;
  readonly releases?: readonly string[];
  readonly shopActions?: readonly ShopAction[];
  /** The conversation is put into the queue with it. */
  readonly openHandoff?: Handoff | null;
  readonly changeHandoff?: { readonly id: string; readonly fromVersion: number; readonly to: Handoff } | null;
}

/** A case at the moment its time has come. */
export interface DueCase {
  readonly deps: TurnsDependencies;
  readonly found: Case;
  readonly due: DueMoment;
  readonly conversation: Conversation;
  readonly now: Date;
}

export const bySystem = (event: CaseEvent): TimeStep['events'][number] => ({ actor: 'system', event });
