import type { Command, HandoffReason, Locale, Mood, SlotName } from '../domain/index.js';
import type { CardName } from './content.js';
import type { OperationName } from './operations.js';
import type { Params } from './params.js';
import type { CardFacts } from './render-card.js';
import type { OfferedChoice, Request, Slots } from './state.js';

/** What comes into a step. Recorded with the turn: content, state and these give the same replies again. */
export type DialogEvent =
  | { readonly type: 'started' }
  | {
      readonly type: 'commands';
      readonly commands: readonly Command[];
      readonly mood: Mood;
      readonly locale: Locale;
      /** Proven by a signed token that came with the message; words never set it. */
      readonly identity?: { readonly customerId: string };
      /** Decided by the hand-off rules: offer a person, or make the hand-off at once. */
      readonly escalate: { readonly how: 'offer' | 'make'; readonly reason: HandoffReason } | null;
    }
  | FactEvent;

/** The answer of an operation. */
export interface FactEvent {
  readonly type: 'fact';
  readonly operation: OperationName;
  readonly outcome: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly params?: Params;
  readonly choices?: readonly OfferedChoice[];
  /** Set by `identify` only. */
  readonly identity?: { readonly customerId: string };
  /** Lines and orders now spoken of, newest first. */
  readonly focus?: readonly string[];
  /** Requests that belong to the same words: the other orders of "all pending orders". */
  readonly more?: readonly Request[];
  readonly caseReference?: string;
  /** Of the goods that were found nothing is left to ask for. */
  readonly gone?: boolean;
  /** Slots whose words were used up or proved wrong. */
  readonly clear?: readonly SlotName[];
  /** Slots found out by the way, for the flow under way where it has none of its own. */
  readonly fill?: Slots;
}

/** What a step wants done, in order. */
export type Effect = SayEffect | DoEffect;
export interface SayEffect {
  readonly kind: 'say';
  readonly key: string;
  readonly params: Params;
  readonly choices: readonly OfferedChoice[];
  readonly card: CardName | null;
  readonly cardFacts: CardFacts;
}
export interface DoEffect {
  readonly kind: 'do';
  readonly operation: OperationName;
  /** For `hand-off`. */
  readonly reason: HandoffReason | null;
  readonly flow: string;
  /** The active flow's slots and those of the conversation, the flow's first. */
  readonly slots: Slots;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The sentence the request was made in; empty when its goods were named since. */
  readonly words: string;
}
