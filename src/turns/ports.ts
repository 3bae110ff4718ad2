import type { Result } from '../base/index.js';
import type { CaseTimes } from '../cases/index.js';
import type {
  Actor,
  Case,
  CaseEntry,
  CaseEvent,
  Customer,
  Handoff,
  HandoffReason,
  InboundMessage,
  JobRequest,
  Locale,
  Order,
  OrderReading,
  Owner,
  PaperSeries,
  Product,
  RefundIntent,
  Reply,
  ShopAction,
  StoreCreditEntry,
  TranscriptMessage,
} from '../domain/index.js';

/** The shop as a conversation sees it: look-ups only. What is done to an order is committed with the turn. */
export interface Shop {
  readonly name: string;
  customer(customerId: string): Promise<Customer | null>;
  customersByEmail(email: string): Promise<Customer[]>;
  customersByNameAndPostcode(name: string, postcode: string): Promise<Customer[]>;
  /** Newest first, folded. */
  ordersOf(customerId: string): Promise<Order[]>;
  orderByNumber(number: string): Promise<Order | null>;
  product(productId: string): Promise<Product | null>;
}

export interface Conversation {
  readonly id: string;
  readonly channel: InboundMessage['channel'];
  readonly threadKey: string;
  readonly address: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
  readonly owner: Owner;
  /** Raised with each change of owner. */
  readonly ownerVersion: number;
  /** The dialog's own state, opaque to storage. */
  readonly state: unknown;
  readonly createdAt: string;
  readonly closedAt: string | null;
}

export interface NewConversation {
  readonly id: string;
  readonly channel: InboundMessage['channel'];
  readonly threadKey: string;
  readonly address: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
  /** SHA-256 of the web token, hex; null for channels that prove themselves otherwise. */
  readonly tokenHash: string | null;
  readonly state: unknown;
  /** Said at once, such as the greeting. */
  readonly messages: readonly NewMessage[];
  readonly createdAt: string;
}

export interface NewMessage {
  readonly id: string;
  readonly role: TranscriptMessage['role'];
  readonly author: string | null;
  readonly reply: Reply;
  readonly inboundId: string | null;
  /** `none` for what the customer wrote and for channels that fetch (web, terminal). */
  readonly delivery: 'none' | 'waiting';
}

export interface StoredInbound {
  readonly id: string;
  readonly conversationId: string;
  readonly message: InboundMessage;
}

export interface TakenTurn {
  readonly conversation: Conversation;
  /** The oldest message not yet handled. */
  readonly inbound: StoredInbound;
  readonly leaseToken: string;
  /** The open stretch of human work, if any. */
  readonly handoff: Handoff | null;
}

/** Everything one turn changes, committed whole or not at all. */
export interface TurnCommit {
  readonly conversationId: string;
  /** Null for a change made by an agent or the system, which holds no turn; then `owner.fromVersion` guards it. */
  readonly leaseToken: string | null;
  readonly inboundId: string | null;
  readonly at: string;
  readonly state: unknown;
  readonly locale: Locale;
  readonly owner: { readonly to: Owner; readonly fromVersion: number } | null;
  readonly messages: readonly NewMessage[];
  /** What a replay needs: commands, facts, fingerprints. */
  readonly record: unknown;
  readonly openedCases: readonly { readonly id: string; readonly reference: string }[];
  readonly caseEvents: readonly {
    readonly caseId: string;
    readonly actor: Actor;
    readonly event: CaseEvent;
  }[];
  /** Cases that have to be as they were read: a person decides on what they saw, from whichever hand-off. */
  readonly caseVersions?: readonly { readonly caseId: string; readonly version: number }[];
  readonly shopActions: readonly ShopAction[];
  /** Orders that nobody may have done anything to since: what was agreed is worked out again otherwise. */
  readonly ordersAsRead?: readonly OrderReading[];
  /** Inserted as `reserved` after the payment rows are locked and the remainder recomputed. */
  readonly reservations: readonly RefundIntent[];
  /** Intents whose money is let go before `reservations` are counted; each must still be `reserved`. */
  readonly releases?: readonly string[];
  /** Appended to the store credit of customers; see `StoreCreditEntry`. */
  readonly credits?: readonly StoreCreditEntry[];
  /** What appeasements among `credits` may come to; needed as soon as there is one. Counted again under a lock. */
  readonly appeasementBudget?: AppeasementBudget;
  /** Papers that get the next number of their series, in the transaction that says what they are about. */
  readonly papers?: readonly NewPaper[];
  readonly openHandoff: Handoff | null;
  readonly changeHandoff: { readonly id: string; readonly fromVersion: number; readonly to: Handoff } | null;
  readonly jobs: readonly JobRequest[];
}

/** What may be given away without entitlement, in one currency; minor units. */
export interface AppeasementBudget {
  readonly currency: string;
  readonly caseMinor: number;
  readonly monthMinor: number;
  /** The calendar month in the shop's zone, as ISO moments; the second is not included. */
  readonly since: string;
  readonly until: string;
}

/** A paper without its number: that is taken where it is written. */
export interface NewPaper {
  readonly series: PaperSeries;
  /** What the paper is about: an invoice's id. */
  readonly subjectId: string;
  readonly caseId: string;
  readonly paper: Readonly<Record<string, unknown>>;
}

export type CommitConflict =
  /** Another worker took the turn over: drop this one, it will be or was done elsewhere. */
  | { readonly kind: 'lease-lost' }
  | { readonly kind: 'owner-changed' }
  | { readonly kind: 'handoff-changed' }
  /** Somebody added to a case since it was read: read it again. */
  | { readonly kind: 'case-changed' }
  /** Another case bears the reference that was drawn; with a million cases that happens once in fifty. */
  | { readonly kind: 'reference-taken' }
  /** What remains on the order is not what was decided on: decide again. */
  | { readonly kind: 'remainder-changed' }
  /** A refund that was to be let go has left, or was let go before. */
  | { readonly kind: 'intent-moved' }
  /** A month's or a case's budget of appeasement does not reach, or a customer's credit. */
  | { readonly kind: 'budget-exceeded'; readonly leftMinor: number };

export interface Committed {
  readonly messages: readonly TranscriptMessage[];
  /** The next unhandled message; null when the turn was released. */
  readonly next: TakenTurn | null;
}

export interface ConversationStore {
  create(conversation: NewConversation): Promise<TranscriptMessage[]>;
  conversation(conversationId: string): Promise<Conversation | null>;
  conversationByThread(channel: InboundMessage['channel'], threadKey: string): Promise<Conversation | null>;
  /** The web token's conversation; null when they do not belong together. */
  tokenOpens(conversationId: string, tokenHash: string): Promise<boolean>;
  /** Stores the message before anything else happens; the same event again answers `duplicate` with the first id. */
  receive(
    conversationId: string,
    inboundId: string,
    message: InboundMessage,
  ): Promise<{ kind: 'stored' | 'duplicate'; inboundId: string }>;
  /** Takes the turn when nobody holds it and something waits. A lease older than `leaseMs` is taken over. */
  takeTurn(
    conversationId: string,
    leaseToken: string,
    now: string,
    leaseMs: number,
  ): Promise<TakenTurn | null>;
  commit(commit: TurnCommit): Promise<Result<Committed, CommitConflict>>;
  /** Gives an uncommitted turn back: its message stays unhandled. */
  releaseTurn(conversationId: string, leaseToken: string): Promise<void>;
  isHandled(inboundId: string): Promise<boolean>;
  /** Conversations with unhandled messages that nobody holds; what a crash left behind. */
  unhandled(now: string, leaseMs: number): Promise<string[]>;
  /** Transcript after `afterSeq`, oldest first, at most 500. */
  messages(conversationId: string, afterSeq: number): Promise<TranscriptMessage[]>;
  /** The assistant's and system's replies to one inbound message, oldest first. */
  repliesTo(inboundId: string): Promise<TranscriptMessage[]>;
  markDelivery(messageId: string, delivery: 'sent' | 'failed' | 'waiting'): Promise<void>;
  message(messageId: string): Promise<TranscriptMessage | null>;
  /** Recorded turns, oldest first, for replay. */
  records(conversationId: string): Promise<unknown[]>;
}

export interface CaseStore {
  caseByReference(reference: string): Promise<Case | null>;
  case(caseId: string): Promise<Case | null>;
  casesOf(customerId: string): Promise<Case[]>;
  /** Cases whose return bears this RMA number, or this tracking number; the newest first. */
  casesOfReturn(number: string): Promise<Case[]>;
  /** How many cases of a customer were opened since a moment (ISO), that moment included. */
  countCases(customerId: string, since: string): Promise<number>;
  /** Cases whose first yes waits for a second, the longest waiting first. */
  awaitingSecondYes(): Promise<Case[]>;
  entries(caseId: string): Promise<CaseEntry[]>;
}

/** The timers of cases. They are set with whatever moves a case; this looks after those that got lost. */
export interface CaseTimers {
  /** What is promised, and the calendar it is counted by. */
  readonly times: CaseTimes;
  /** Sets a timer; the same moment of the same case is one timer. */
  set(caseId: string, at: string): Promise<void>;
  /** Open cases that nothing would wake in time, at most 500; there should be none. */
  withoutTimer(): Promise<string[]>;
  /** Sets a timer for now where one is missing whose moment has passed. Answers how many. */
  rearm(): Promise<number>;
}

/** Refund intents that still hold or have moved money; what a decision must count as gone. */
export interface ReservationStore {
  holdingIntents(orderId: string): Promise<RefundIntent[]>;
  intent(intentId: string): Promise<RefundIntent | null>;
}

export interface HandoffStore {
  handoff(handoffId: string): Promise<Handoff | null>;
  openHandoffOf(conversationId: string): Promise<Handoff | null>;
  /** Waiting and claimed, most urgent first, then oldest. */
  queue(): Promise<Handoff[]>;
  /** The latest hand-off of each of these cases, open or over. */
  latestOf(caseIds: readonly string[]): Promise<Handoff[]>;
  /** Waiting ones before this one, and the median minutes to a claim lately (null without history). */
  position(handoffId: string): Promise<{ ahead: number; medianMinutes: number | null }>;
}

/** Brings a committed message to a channel that has to be called. Web and terminal readers fetch instead. */
export interface Outbox {
  /** @throws AppError `channel-unavailable` when it should be tried again. */
  deliver(conversation: Conversation, message: TranscriptMessage): Promise<void>;
}

/** Tells who is watching that something was committed; may be lost, readers catch up by sequence number. */
export interface Announcer {
  messages(conversationId: string, messages: readonly TranscriptMessage[]): void;
  owner(conversationId: string, owner: Owner, agentName: string | null): void;
  queueChanged(): void;
}

/** Things that may be lost: codes, attempts, rate limits. Times are milliseconds. */
export interface Ephemeral {
  get<T>(key: string): Promise<T | undefined>;
  set<T>(key: string, value: T, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Adds one to a counter that ends `ttlMs` after its first count; answers the new count. */
  count(key: string, ttlMs: number): Promise<number>;
}

/** Brings a one-time code to its address. In development the code is written to the log. */
export interface CodeSender {
  send(email: string, code: string, locale: Locale): Promise<void>;
}

/** What a person at a desk can do. The same actions serve the built-in desk and Slack. */
export interface AgentActions {
  claim(handoffId: string, agent: Agent, version: number): Promise<Result<Handoff, AgentRefusal>>;
  reply(
    handoffId: string,
    agent: Agent,
    clientMessageId: string,
    text: string,
  ): Promise<Result<TranscriptMessage, AgentRefusal>>;
  /** A yes to an amount: it settles the case, or is the first of the two it takes. */
  approve(
    handoffId: string,
    agent: Agent,
    version: number,
    amountMinor: number,
    reason: string,
  ): Promise<Result<Handoff, AgentRefusal>>;
  decline(
    handoffId: string,
    agent: Agent,
    version: number,
    reason: string,
  ): Promise<Result<Handoff, AgentRefusal>>;
  giveBack(handoffId: string, agent: Agent, version: number): Promise<Result<Handoff, AgentRefusal>>;
  close(handoffId: string, agent: Agent, version: number): Promise<Result<Handoff, AgentRefusal>>;
}
export interface Agent {
  readonly id: string;
  readonly name: string;
}
export type AgentRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'owner-changed' }
  /** This agent gave the first yes to `totalMinor`; the second is somebody else's. */
  | { readonly kind: 'second-person-needed'; readonly totalMinor: number }
  | { readonly kind: 'amount-exceeds-remainder'; readonly mostMinor: number }
  | { readonly kind: 'no-case' };

export type { HandoffReason };
