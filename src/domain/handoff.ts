import type { Case } from './case.js';
import type { Mood } from './command.js';
import type { Locale } from './locale.js';
import type { Owner, TranscriptMessage } from './message.js';

export const handoffReasons = [
  'customer-asked',
  'policy-review',
  'above-limit',
  'not-understood',
  'dispute',
  'angry',
  'legal-threat',
  'vulnerable',
  'out-of-scope',
  'identity',
  'refund-unknown',
  'overdue',
  'unexpected',
] as const;
export type HandoffReason = (typeof handoffReasons)[number];

/** What the person sees before saying a word. Labels are in the desk's language, facts as they are. */
export interface HandoffPacket {
  readonly summary: string;
  /** What the customer said they want, in their words. */
  readonly wants: string;
  readonly customerName: string | null;
  readonly orderNumber: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly caseReference: string | null;
  readonly promised: string;
  readonly mood: Mood;
  readonly riskNotes: readonly string[];
  readonly suggestedReplies: readonly string[];
}

/** One stretch of human work on a conversation. Ownership changes by compare-and-set on `version`. */
export interface Handoff {
  readonly id: string;
  readonly conversationId: string;
  readonly caseId: string | null;
  readonly reason: HandoffReason;
  /** 1 (now) to 4 (when there is time). */
  readonly priority: number;
  readonly status: 'waiting' | 'claimed' | 'given-back' | 'closed';
  readonly agentId: string | null;
  readonly agentName: string | null;
  readonly packet: HandoffPacket;
  readonly locale: Locale;
  readonly openedAt: string;
  readonly claimedAt: string | null;
  readonly closedAt: string | null;
  /** Raised by one with each change; a stale one loses. */
  readonly version: number;
}

export interface HandoffView extends Handoff {
  readonly owner: Owner;
  readonly transcript: readonly TranscriptMessage[];
  readonly case: Case | null;
}
