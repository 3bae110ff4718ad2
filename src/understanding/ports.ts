import type { Command, Listening, Locale, Mood, Order, Product } from '../domain/index.js';

export interface UnderstandingContext {
  readonly locale: Locale;
  readonly listening: Listening;
  /** ISO moment of the message; what "last Tuesday" counts from. */
  readonly today: string;
  /** IANA zone of the shop. */
  readonly timeZone: string;
}

/** What one message was taken to mean. Fingerprints are stored with the turn so that it can be replayed. */
export interface Understanding {
  /** In the order they were said; never empty: `not-understood` when nothing else fits. */
  readonly commands: readonly Command[];
  readonly mood: Mood;
  readonly locale: Locale;
  readonly by: 'classifier' | 'model';
  readonly fingerprint: string;
}

export type Understand = (text: string, context: UnderstandingContext) => Promise<Understanding>;

/** Proposes commands for a text; any OpenAI-compatible endpoint behind one adapter. Off by default. */
export interface Model {
  readonly fingerprint: string;
  /**
   * @returns the raw structured answer, still to be checked against the command schema.
   * @throws AppError `model-unavailable` on any failure or when `timeoutMs` is over.
   */
  propose(request: ModelRequest): Promise<unknown>;
}
export interface ModelRequest {
  readonly system: string;
  readonly user: string;
  /** JSON Schema of the answer. */
  readonly answerSchema: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
}

/** Result of finding what a customer's words point at, among *their* orders only. Confidence order, best first. */
export interface ItemMatch {
  readonly orderId: string;
  readonly lineId: string;
  readonly quantity: number;
}
export type ItemResolution =
  /** All of these are meant, together: "both mugs", "everything except the kettle". */
  | { readonly kind: 'found'; readonly items: readonly ItemMatch[] }
  /** One of these is meant and the words do not say which. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ItemMatch[] }
  | { readonly kind: 'none' };
export type OrderResolution =
  | { readonly kind: 'found'; readonly orderIds: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly orderIds: readonly string[] }
  | { readonly kind: 'none' };
export type VariantResolution =
  | { readonly kind: 'found'; readonly variantId: string }
  | { readonly kind: 'ambiguous'; readonly variantIds: readonly string[] }
  | { readonly kind: 'none' };

export interface ReferenceContext {
  readonly locale: Locale;
  readonly today: string;
  readonly timeZone: string;
  /** Order or line ids spoken of most recently, newest first: what "it" and "the other one" point at. */
  readonly focus: readonly string[];
}

/** Resolves references. Pure and synchronous. */
export interface ReferenceResolver {
  items(words: string, orders: readonly Order[], context: ReferenceContext): ItemResolution;
  orders(words: string, orders: readonly Order[], context: ReferenceContext): OrderResolution;
  /** Another variant of the product that was bought; `current` is the variant the customer has. */
  variant(
    words: string,
    product: Product,
    currentVariantId: string,
    context: ReferenceContext,
  ): VariantResolution;
}
