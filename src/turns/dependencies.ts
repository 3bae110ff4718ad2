import type { Clock, Ids, Logger } from '../base/index.js';
import type { DialogContent } from '../dialog/index.js';
import type { StoreCreditLedger } from '../domain/index.js';
import type { Desk, OpeningHours } from '../handoff/index.js';
import type { PolicyBook } from '../policy/index.js';
import type { ReferenceResolver, Understand } from '../understanding/index.js';
import type {
  Announcer,
  CaseStore,
  CodeSender,
  ConversationStore,
  Ephemeral,
  HandoffStore,
  ReservationStore,
  Shop,
} from './ports.js';

/** Everything a turn works with; wired by `server`. */
export interface TurnsDependencies {
  readonly store: ConversationStore;
  readonly cases: CaseStore;
  readonly handoffs: HandoffStore;
  readonly ledger: ReservationStore;
  readonly credits: Pick<StoreCreditLedger, 'balances'>;
  readonly shop: Shop;
  /** Each order is decided by the version of its time. */
  readonly policies: PolicyBook;
  readonly dialog: DialogContent;
  readonly understand: Understand;
  readonly references: ReferenceResolver;
  readonly ephemeral: Ephemeral;
  readonly codes: CodeSender;
  readonly announcer: Announcer;
  readonly desks: readonly Desk[];
  /** Where the policy in force can be read, as customers reach it; absent where no such address is known. */
  readonly policyUrl?: string | null;
  /** Where labels can be fetched, as customers reach it; absent where no such address is known. */
  readonly labelsUrl?: string | null;
  /** Null: somebody is always there. */
  readonly openingHours: OpeningHours | null;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** Wakes the workers of jobs that were just committed. */
  readonly nudge: (jobs: readonly string[]) => void;
}
