import type { TenderOrder } from '../ports.js';
import type { Calendar } from '../rules/line-context.js';
import type { Rule } from '../rules/rule.js';

/** A policy ready to decide: checked, in minor units, rules in the order they are tried. */
export interface CompiledPolicy {
  readonly name: string;
  readonly version: string;
  readonly currencies: readonly string[];
  readonly calendar: Calendar;
  readonly sendBackDays: number | null;
  readonly rules: readonly Rule[];
  readonly tenders: TenderOrder;
  readonly giftCardAllowed: boolean;
  readonly payoutDays: Readonly<Record<string, { readonly from: number; readonly to: number }>>;
  readonly limits: Readonly<Record<string, { readonly assistantMinor: number; readonly agentMinor: number }>>;
}
