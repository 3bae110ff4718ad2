import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * Checks the books from outside. It was written apart from everything it checks and imports none of it: it reads what a
 * provider lists and what an audit pack says, in the plainest form that does the work.
 */
type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

interface Line {
  readonly entry: {
    readonly seq: number;
    readonly at: string;
    readonly actor: string;
    readonly type: string;
    readonly case: string | null;
    readonly payloadHash: string;
    readonly previousHash: string;
  };
  readonly salt: string;
  readonly payload: { readonly [key: string]: Value };
  readonly open: readonly { readonly path: string; readonly salt: string; readonly value: Value }[];
}

/** A refund as its provider lists it. */
export interface ListedByProvider {
  readonly id: string;
  readonly intentId: string | null;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: string;
}

const inOrder = (value: Value): string => {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${inOrder(value[key] as Value)}`).join(',')}}`;
};
const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (value: Value): string => sha256(inOrder(value)).toString('hex');

/** RFC 6962: the root over these leaves, halved again and again. */
const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Buffer.from([1]), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
};

const checkNote = (note: string, verifierKey: string, root: Buffer, size: number): string[] => {
  const [text, signatures] = note.split('\n\n');
  const [origin, claimedSize, claimedRoot] = (text ?? '').split('\n');
  const [name, , ...encoded] = verifierKey.split('+');
  const key = encoded.join('+');
  const signature = Buffer.from((signatures ?? '').trim().split(' ').at(-1) ?? '', 'base64').subarray(4);
  const wrapped = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(key, 'base64').subarray(1),
  ]);
  const publicKey = createPublicKey({ key: wrapped, format: 'der', type: 'spki' });
  return [
    ...(origin === name ? [] : ['the head is of another log']),
    ...(Number(claimedSize) === size ? [] : [`the head counts ${claimedSize} entries, the pack has ${size}`]),
    ...(claimedRoot === root.toString('base64') ? [] : ['the head has another root']),
    ...(verify(null, Buffer.from(`${text}\n`), publicKey, signature)
      ? []
      : ['the head is not signed by its key']),
  ];
};

const at = (value: Value, path: string): Value =>
  path
    .split('/')
    .slice(1)
    .reduce<Value>(
      (part, key) =>
        (part as { [key: string]: Value })?.[key.replaceAll('~1', '/').replaceAll('~0', '~')] ?? null,
      value,
    );

const checkChain = (lines: readonly Line[]): { findings: string[]; leaves: Buffer[] } => {
  const findings: string[] = [];
  const leaves: Buffer[] = [];
  let before = '0'.repeat(64);
  for (const [index, { entry, salt, payload, open }] of lines.entries()) {
    const told = `entry ${entry.seq}`;
    if (entry.seq !== index) findings.push(`${told} stands where ${index} should`);
    if (entry.previousHash !== before) findings.push(`${told} is not chained to the one before`);
    if (hex({ salt, payload } as Value) !== entry.payloadHash)
      findings.push(`${told} says something else than was logged`);
    for (const { path, salt: own, value } of open)
      if ((at(payload as Value, path) as { sealed?: Value })?.sealed !== hex([own, value]))
        findings.push(`${told} opens to something else than was sealed`);
    const leaf = sha256(Buffer.from([0]), inOrder(entry as unknown as Value));
    leaves.push(leaf);
    before = leaf.toString('hex');
  }
  return { findings, leaves };
};

interface LoggedIntent {
  readonly caseId: string;
  readonly amountMinor: number;
  readonly statuses: string[];
  providerRefundId: string | null;
}

interface Logged {
  readonly captured: Map<string, number>;
  readonly intents: Map<string, LoggedIntent>;
  /** What was agreed to in each case, all its agreements together. */
  readonly agreed: Map<string, number>;
  readonly papers: Paper[];
  readonly findings: string[];
}

interface Paper {
  /** As printed. */
  readonly number: string;
  readonly kind: string;
  readonly cancels: string | null;
  readonly intentId: string;
  readonly netMinor: number;
  readonly taxes: readonly { readonly taxMinor: number }[];
  readonly totalMinor: number;
}

const readLog = (lines: readonly Line[]): Logged => {
  const logged: Logged = {
    captured: new Map(),
    intents: new Map(),
    agreed: new Map(),
    papers: [],
    findings: [],
  };
  const lastSeq = new Map<string, number>();
  const purses = new Map<string, number>();
  for (const { entry, payload } of lines) {
    const caseId = entry.case;
    if (entry.type === 'paper-issued') {
      logged.papers.push(payload.paper as unknown as Paper);
      continue;
    }
    if (entry.type === 'credit-booked') {
      const purse = `${payload.customerId} in ${payload.currency}`;
      const left = (purses.get(purse) ?? 0) + Number(payload.amountMinor);
      purses.set(purse, left);
      if (left < 0) logged.findings.push(`${purse} was left with ${left}`);
      continue;
    }
    if (caseId === null) continue;
    const seq = Number(payload.seq);
    if (seq !== (lastSeq.get(caseId) ?? 0) + 1) logged.findings.push(`${caseId} has ${seq} out of order`);
    lastSeq.set(caseId, seq);
    // biome-ignore lint/suspicious/noExplicitAny: this reads what somebody else wrote, and shows what it finds.
    const event = payload.event as any;
    for (const payment of event.facts?.order?.payments ?? [])
      logged.captured.set(payment.id, payment.capturedMinor);
    if (entry.type === 'confirmed' || entry.type === 'approved-by-person')
      logged.agreed.set(caseId, (logged.agreed.get(caseId) ?? 0) + event.totalMinor);
    if (entry.type !== 'refund-moved') continue;
    const intent: LoggedIntent = logged.intents.get(event.intentId) ?? {
      caseId,
      amountMinor: event.amountMinor,
      statuses: [],
      providerRefundId: null,
    };
    intent.statuses.push(event.status);
    intent.providerRefundId = event.providerRefundId ?? intent.providerRefundId;
    if (intent.amountMinor !== event.amountMinor)
      logged.findings.push(`${event.intentId} changed its amount`);
    logged.intents.set(event.intentId, intent);
  }
  return logged;
};

/** What the log may say of a refund that its provider lists like this. */
const fitting: { readonly [status: string]: readonly string[] } = {
  pending: ['pending'],
  succeeded: ['succeeded'],
  failed: ['failed', 'failed-late', 'rejected'],
  reversed: ['failed', 'failed-late', 'reversed'],
};
const isMoney = ({ status }: { readonly status: string }): boolean =>
  status === 'pending' || status === 'succeeded';

const checkMoney = (logged: Logged, listed: readonly ListedByProvider[]): string[] => {
  const findings: string[] = [];
  const total = new Map<string, number>();
  const times = new Map<string, number>();
  for (const refund of listed) {
    const intent = logged.intents.get(refund.intentId ?? '');
    if (intent === undefined) {
      findings.push(`${refund.id} is in no log`);
      continue;
    }
    const last = intent.statuses.at(-1) ?? '';
    if (intent.amountMinor !== refund.amountMinor)
      findings.push(`${refund.id} moved ${refund.amountMinor}, ${intent.amountMinor} was logged`);
    if (isMoney(refund)) {
      times.set(refund.intentId ?? '', (times.get(refund.intentId ?? '') ?? 0) + 1);
      total.set(refund.paymentId, (total.get(refund.paymentId) ?? 0) + refund.amountMinor);
    }
    if (!fitting[refund.status]?.includes(last))
      findings.push(`${refund.id} is ${refund.status}, the log says ${last}`);
    if (last === 'succeeded' && intent.providerRefundId !== refund.id)
      findings.push(`${refund.intentId} is logged as ${intent.providerRefundId}, not ${refund.id}`);
  }
  for (const [intentId, many] of times) if (many > 1) findings.push(`${intentId} was paid ${many} times`);
  for (const [paymentId, minor] of total) {
    const captured = logged.captured.get(paymentId);
    if (captured !== undefined && minor > captured)
      findings.push(`${minor} of ${captured} went back on ${paymentId}`);
  }
  return findings;
};

/** No more is paid in a case than was agreed to in it, whoever paid. */
const checkAgreed = ({ intents, agreed }: Logged): string[] => {
  const paid = new Map<string, number>();
  for (const { caseId, amountMinor, statuses } of intents.values())
    if (isMoney({ status: statuses.at(-1) ?? '' })) paid.set(caseId, (paid.get(caseId) ?? 0) + amountMinor);
  return [...paid].flatMap(([caseId, minor]) =>
    minor > (agreed.get(caseId) ?? 0)
      ? [`${caseId} paid ${minor}, ${agreed.get(caseId) ?? 0} was agreed`]
      : [],
  );
};

/**
 * Strikes one printed number after the other off a list that is as long as there are papers: a number that is not on it
 * was skipped to or is there twice. Then walks each refund's life and expects its papers in their turn.
 */
const checkPapers = ({ papers, intents }: Logged): string[] => {
  const findings: string[] = [];
  for (const prefix of ['CM', 'INV']) {
    const own = papers.map(({ number }) => number).filter((number) => number.startsWith(`${prefix}-`));
    const expected = new Set(own.map((_, index) => `${prefix}-${String(index + 1).padStart(6, '0')}`));
    for (const number of own)
      if (!expected.delete(number)) findings.push(`${number} is there twice, or behind a gap`);
  }
  const memos = papers.filter(({ number }) => number.startsWith('CM-'));
  for (const { number, netMinor, taxes, totalMinor } of memos)
    if (taxes.reduce((sum, { taxMinor }) => sum + taxMinor, netMinor) !== totalMinor)
      findings.push(`${number} does not sum`);
  const told = new Set<Paper>();
  for (const [intentId, { statuses, amountMinor }] of intents) {
    const own = memos.filter((paper) => paper.intentId === intentId);
    let standing: Paper | null = null;
    for (const status of statuses) {
      const arrived = status === 'succeeded';
      if (arrived ? standing !== null : standing === null || !['reversed', 'failed-late'].includes(status))
        continue;
      const next = own.shift();
      if (next !== undefined) told.add(next);
      const before: Paper | null = standing;
      const fits = arrived
        ? next?.kind === 'memo' && next.totalMinor === amountMinor
        : next?.cancels === before?.number && next?.totalMinor === -amountMinor;
      if (!fits) findings.push(`${intentId} is ${status}, its paper is ${next?.number ?? 'missing'}`);
      standing = arrived ? (next ?? null) : null;
    }
  }
  for (const paper of memos)
    if (!told.has(paper)) findings.push(`${paper.number} is about nothing that happened`);
  return findings;
};

/** What is wrong with these books, in words; nothing when they are right. `pack` is a whole audit pack, line by line. */
export const checkBooks = (pack: readonly string[], listed: readonly ListedByProvider[]): string[] => {
  const [first, ...rest] = pack;
  const header = JSON.parse(first ?? '{}') as { checkpoint: string; verifierKey: string };
  const lines = rest.map((line) => JSON.parse(line) as Line);
  const { findings, leaves } = checkChain(lines);
  const logged = readLog(lines);
  return [
    ...findings,
    ...checkNote(header.checkpoint, header.verifierKey, rootOf(leaves), lines.length),
    ...logged.findings,
    ...checkMoney(logged, listed),
    ...checkAgreed(logged),
    ...checkPapers(logged),
  ];
};
