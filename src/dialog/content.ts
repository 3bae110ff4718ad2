import type { Locale, SlotName } from '../domain/index.js';
import type { OperationName } from './operations.js';

/** What the engine itself can do in a repair. */
export const engineActions = [
  'repeat',
  'say-no-more',
  'drop-flow',
  'drop-all',
  'restart',
  'begin-request',
] as const;
export type EngineAction = (typeof engineActions)[number];

export const cardNames = ['decision', 'case'] as const;
export type CardName = (typeof cardNames)[number];

/** A flow is a graph of these; indices point into the flow's `nodes`. */
export type FlowNode =
  | {
      readonly kind: 'collect';
      readonly slot: SlotName /** Any of these answers the question as well. */;
      readonly or: readonly SlotName[];
      readonly ask: string;
      readonly anew: boolean;
      /** Values offered instead of the slot's own. */
      readonly choices: readonly string[];
      readonly cannot: number | null;
      readonly next: number;
    }
  | {
      readonly kind: 'do';
      readonly operation: OperationName;
      readonly reason: string | null;
      readonly branches: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'say'; readonly key: string; readonly card: CardName | null; readonly next: number }
  | {
      readonly kind: 'confirm';
      readonly key: string;
      readonly card: CardName | null;
      readonly yes: number;
      readonly no: number;
    }
  | {
      readonly kind: 'offer';
      readonly key: string;
      readonly card: CardName | null;
      /** The choice that a bare "yes" means, and a bare "no"; null when such an answer says nothing. */
      readonly yes: string | null;
      readonly no: string | null;
      /** The choice that saying who one is means: e-mail, number, name or postcode. */
      readonly proof: string | null;
      readonly options: readonly { readonly id: string; readonly to: number }[];
    }
  | { readonly kind: 'engine'; readonly action: EngineAction; readonly next: number }
  | { readonly kind: 'start'; readonly flow: string }
  | { readonly kind: 'clear'; readonly slots: readonly SlotName[]; readonly next: number }
  | { readonly kind: 'go'; readonly next: number }
  | { readonly kind: 'end' };

export interface CompiledFlow {
  readonly name: string;
  readonly role: 'flow' | 'repair';
  readonly needsIdentity: boolean;
  /** Slots this flow collects; a value said for another slot waits in the conversation. */
  readonly slots: readonly SlotName[];
  readonly entry: number;
  readonly nodes: readonly FlowNode[];
}

export interface SlotRule {
  readonly name: SlotName;
  /** `conversation` slots stay for the next request; `flow` slots end with theirs. */
  readonly scope: 'conversation' | 'flow';
  readonly ask: string;
  /** Asked after a miss: narrower than `ask`. */
  readonly askNarrow: string;
  /** Fixed choices, each a value of the slot; labels are messages `choice.<value>`. */
  readonly choices: readonly string[];
  /** Slots that lose their value when this one changes. */
  readonly invalidates: readonly SlotName[];
}

/** Checked, frozen content. The fingerprint is stored with each turn. */
export interface DialogContent {
  readonly fingerprint: string;
  readonly flows: Readonly<Record<string, CompiledFlow>>;
  readonly slots: Readonly<Record<SlotName, SlotRule>>;
  readonly messages: Readonly<Record<Locale, Readonly<Record<string, string>>>>;
  /** IANA zone for dates in messages. */
  readonly timeZone: string;
}

/** A parsed file of `dialogs/`, with a way to name the line a value stands on. */
export interface ContentFile {
  readonly path: string;
  readonly value: unknown;
  lineOf(path: readonly (string | number)[]): number;
}

export interface ContentFault {
  readonly file: string;
  readonly line: number;
  /** Where in the file, such as `steps[2].when.deny[0]`. */
  readonly step: string;
  readonly problem: string;
  readonly cure: string;
}
