import type { Floor } from '../document/compile-floor.js';
import type { PolicyDocument } from '../document/schema.js';
import type { WindowStart } from '../facts/line-context.js';
import type { WindowCalendar } from '../facts/window.js';
import type { TenderOrder } from '../ports.js';
import type { RuleBook } from '../rules/rule.js';

/** A policy ready to decide: checked, in minor units, rules in the order they are tried. */
export interface CompiledPolicy {
  readonly name: string;
  readonly version: string;
  readonly document: PolicyDocument;
  readonly currencies: readonly string[];
  readonly calendar: WindowCalendar;
  readonly start: WindowStart;
  readonly sendBackDays: number | null;
  readonly staleAfterMinutes: number | null;
  /** The merchant's own. */
  readonly rules: RuleBook;
  readonly floors: readonly Floor[];
  readonly tenders: TenderOrder;
  readonly giftCardAllowed: boolean;
  readonly payoutDays: Readonly<Record<string, { readonly from: number; readonly to: number }>>;
  readonly limits: Readonly<Record<string, { readonly assistantMinor: number; readonly agentMinor: number }>>;
  readonly appeasement: Readonly<
    Record<string, { readonly caseMinor: number; readonly monthMinor: number }>
  > | null;
  readonly invoiceDays: number;
}
