export { creditPayload, paperPayload } from './book-payload.js';
export { casePayload, personalPatterns } from './case-payload.js';
export { type AuditItem, type ChainedEntry, chainEntries, type LogHead } from './chain-entries.js';
export {
  type AuditEntry,
  type BookEntryType,
  bookEntryTypes,
  type HouseEntryType,
  houseEntryTypes,
  isBookEntry,
  leafHashOf,
  nothingBefore,
} from './entry.js';
export { growTree, type Place, type TreeNode } from './merkle/grow-tree.js';
export { emptyRoot, hashLeaf, hashNode, hashTogether } from './merkle/hashes.js';
export { consistencyRanges, inclusionRanges, type LeafRange, placesOf } from './merkle/proof-ranges.js';
export { verifyConsistency, verifyInclusion } from './merkle/verify-proof.js';
export {
  type Checkpoint,
  checkpointText,
  claimedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
} from './notes/checkpoint.js';
export { type NoteSigner, newPrivateKey, noteSigner } from './notes/note-signer.js';
export { type NoteFault, openNote, readNote } from './notes/open-note.js';
export { isLogName, parseVerifierKey, type VerifierKey } from './notes/verifier-key.js';
export type { Decider, MakeDecider, RecordedPolicy } from './packs/check-decision.js';
export { type ListedRefundLine, listedRefundSchema } from './packs/check-refunds.js';
export { type Finding, type FindingCode, findingCodes } from './packs/finding.js';
export { packEntryOf } from './packs/pack-entry.js';
export {
  type PackEntry,
  type PackHeader,
  packHeaderSchema,
  packSchemaName,
  parsePackEntry,
  parsePackHeader,
} from './packs/pack-schema.js';
export { type Checked, type PackReport, type VerifyOptions, verifyPack } from './packs/verify-pack.js';
export { type Json, pointersTo, valueAt, withValues } from './seals/json-place.js';
export { bookPersonalFields, personalFields } from './seals/personal-fields.js';
export {
  digestOf,
  forgetSalts,
  makeSeals,
  neutralAt,
  neutralPayload,
  payloadHashOf,
  type Seal,
  type Sealed,
  type Seals,
  sealPayload,
} from './seals/seal-payload.js';
