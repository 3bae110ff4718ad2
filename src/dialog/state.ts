import { calm, type FlowName, type Locale, type Mood, type SlotName } from '../domain/index.js';
import type { Params, ParamValue } from './params.js';

export type Slots = Readonly<Partial<Record<SlotName, string>>>;

/** One flow or repair under way; the last frame is the active one. */
export interface Frame {
  readonly flow: string;
  /** Index of the node to run next, or being waited at. */
  readonly at: number;
  readonly slots: Slots;
  /** What operations found out, for later operations; never from text. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What operations found out, for messages. */
  readonly params: Params;
  /** Choices the last operation found; offered by the question that follows it. */
  readonly choices: readonly OfferedChoice[];
  /** The node at `at` has asked its question and was interrupted; it reminds instead of asking in full. */
  readonly asked: boolean;
  /** Fingerprint of what answers that question, as it stood when it was asked: only something new is an answer. */
  readonly known: string;
  /** Times a question was asked anew, by node. */
  readonly tries: Readonly<Record<string, number>>;
  /** Fingerprints of what was said in this frame, so that a re-run does not repeat itself. */
  readonly said: readonly string[];
  /** What the customer wants when this turns out impossible; absent where they said nothing of the kind. */
  readonly otherwise?: Otherwise | undefined;
  /** The sentence the request was made in, until its goods are named anew: what slots may have cut too short. */
  readonly words: string;
  /** The request as it was first made; absent once it was corrected to other goods. */
  readonly begun?: Request | undefined;
  /** It waited in the queue before it began. */
  readonly queued?: true;
  /** It is said what comes now as soon as it is clear that there is still something to do. */
  readonly unannounced?: true;
  /** Times its open question was only asked again, because the customer spoke of something else. */
  readonly passedOver?: number;
}

/** A choice on offer and what picking it means. */
export type OfferedChoice = {
  readonly id: string;
  readonly label: ParamValue;
  readonly means:
    | { readonly kind: 'fill'; readonly slot: SlotName; readonly value: string }
    | { readonly kind: 'go'; readonly to: number }
    | { readonly kind: 'start'; readonly flow: FlowName; readonly slots?: Slots };
};

export type Waiting =
  | {
      readonly kind: 'slot';
      readonly slot: SlotName;
      readonly or: readonly SlotName[];
      readonly choices: readonly OfferedChoice[];
    }
  | {
      readonly kind: 'confirm';
      readonly yes: number;
      readonly no: number;
      readonly choices: readonly OfferedChoice[];
    }
  | {
      readonly kind: 'offer';
      readonly yes: string | null;
      readonly no: string | null;
      /** Absent in what was stored before offers had one. */
      readonly proof?: string | null;
      readonly choices: readonly OfferedChoice[];
    }
  /** Only inside a turn: the step has asked for an operation and waits for its fact. */
  | { readonly kind: 'operation' };

/** A second wish, for when the first turns out impossible: another request, or another value for this one. */
export interface Otherwise {
  readonly flow: FlowName;
  readonly slots: Slots;
  /** In the customer's words. */
  readonly words: string;
}

export interface Request {
  readonly flow: FlowName;
  readonly slots: Slots;
  readonly otherwise?: Otherwise | undefined;
  /** Said in the same words as the one under way: the reason given for that one holds for this one too. */
  readonly together?: true;
  readonly words?: string;
  /** Begun before and set aside: what is known of it is kept. */
  readonly setAside?: Frame;
}

/** A request that was carried out in this conversation, and the goods it was about. */
export interface Settled {
  readonly flow: FlowName;
  readonly slots: Slots;
  readonly words: string;
  readonly orderId: string;
  readonly lineIds: readonly string[];
}

/** What is repeated on "what did you say?": keys and parameters, worded anew. */
export interface Said {
  readonly key: string;
  readonly params: Params;
  readonly choices: readonly OfferedChoice[];
}

export interface DialogState {
  readonly version: 1;
  readonly locale: Locale;
  /** Proven, never said: set by an operation only. */
  readonly identity: { readonly customerId: string } | null;
  /** Conversation-wide slots, and flow slots said before a flow asked for them. */
  readonly said: Slots;
  readonly frames: readonly Frame[];
  readonly waiting: Waiting | null;
  /** Requests made and not yet begun, in order. */
  readonly agenda: readonly Request[];
  /** Absent in what was stored before it was kept. */
  readonly settled?: readonly Settled[];
  readonly missesInARow: number;
  /** Highest mood so far; anger that was answered once counts when it comes again. */
  readonly mood: Mood;
  readonly angryTurns: number;
  readonly last: readonly Said[];
  /** Line and order ids spoken of, newest first. */
  readonly focus: readonly string[];
  readonly caseReference: string | null;
}

export const initialState = (locale: Locale, customerId: string | null): DialogState => ({
  version: 1,
  locale,
  identity: customerId === null ? null : { customerId },
  said: {},
  frames: [],
  waiting: null,
  agenda: [],
  missesInARow: 0,
  mood: calm,
  angryTurns: 0,
  last: [],
  focus: [],
  caseReference: null,
});
