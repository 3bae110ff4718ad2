import { formatMoney, money } from '../base/index.js';
import type {
  Case,
  Customer,
  Decision,
  DecisionFacts,
  HandoffPacket,
  HandoffReason,
  Locale,
  Mood,
  Order,
  TranscriptMessage,
} from '../domain/index.js';
import { approvalNeeded } from './approval-needed.js';
import { fullName, greetedAs } from './customer-name.js';
import { customerWants } from './customer-wants.js';
import { type PacketWords, packetWords } from './packet-words.js';
import { suggestReplies } from './suggested-replies.js';

export interface PacketSource {
  readonly customer: Customer | null;
  readonly order: Order | null;
  readonly case: Case | null;
  /** The engine's latest decision, when it was asked. */
  readonly decision: Decision | null;
  readonly transcript: readonly TranscriptMessage[];
  readonly mood: Mood;
  readonly reason: HandoffReason;
  /** Wording of the decision's first clause, in the customer's language. */
  readonly clauseText: string | null;
  /** What the assistant has offered or promised; null takes it from the case. */
  readonly promised: string | null;
  /** This customer's earlier dealings; null while identity is not proven. */
  readonly history: { readonly orders: number; readonly cases: number; readonly refunds: number } | null;
  readonly now: Date;
  /** What the customer told of the goods. */
  readonly claims?: NonNullable<DecisionFacts['claims']>;
  readonly timeZone: string;
  readonly customerLocale: Locale;
  readonly deskLocale: Locale;
}

type Fact = HandoffPacket['facts'][number];

const dayNumber = (moment: Date, timeZone: string): number =>
  Date.parse(
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
      moment,
    ),
  ) / 86_400_000;

const deliveredOf = (source: PacketSource, words: PacketWords): string => {
  const moment = source.order?.deliveredAt;
  if (moment === undefined) return words.notDelivered;
  const at = new Date(moment);
  const { timeZone, deskLocale } = source;
  const date = new Intl.DateTimeFormat(deskLocale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    dateStyle: 'long',
  }).format(at);
  return `${date}, ${words.daysAgo(dayNumber(source.now, timeZone) - dayNumber(at, timeZone))}`;
};

const paidOf = (order: Order, locale: Locale): string =>
  formatMoney(
    money(
      order.payments.reduce((sum, payment) => sum + payment.capturedMinor, 0),
      order.currency,
    ),
    locale,
  );

const amountOf = (decision: Decision | null, locale: Locale): string | null =>
  decision?.breakdown == null
    ? null
    : formatMoney(money(decision.breakdown.totalMinor, decision.breakdown.currency), locale);

const engineOf = ({ decision }: PacketSource, words: PacketWords): string => {
  if (decision === null) return words.undecided;
  const clauses = decision.clauses.length === 0 ? '' : ` (${decision.clauses.join(', ')})`;
  return `${words.outcomes[decision.outcome]}${clauses}`;
};

const moodOf = (mood: Mood, words: PacketWords): string => {
  const shown = (['vulnerable', 'legalThreat', 'angry', 'abusive'] as const).filter((sign) => mood[sign]);
  return shown.length === 0 ? words.calm : shown.map((sign) => words.moods[sign]).join(', ');
};

/** Who was told that a colleague decides was told until when. */
const answerPromised = (source: PacketSource, words: PacketWords): string => {
  const answerBy = source.decision?.promise.answerBy ?? null;
  if (source.case === null || source.decision?.outcome !== 'review' || answerBy === null)
    return words.nothingPromised;
  const style = source.deskLocale === 'zh' ? 'zh-CN' : 'en-GB';
  return words.answerBy(
    new Intl.DateTimeFormat(style, { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(answerBy)),
  );
};

const floorOf = ({ decision }: PacketSource, words: PacketWords): string =>
  decision?.decidedBy.source === 'floor'
    ? words.lawDecided(decision.decidedBy.name, decision.clauses.join(', '))
    : words.none;

const promisedOf = (source: PacketSource, words: PacketWords): string => {
  if (source.promised !== null) return source.promised;
  const { totalMinor, currency } = source.case ?? { totalMinor: null, currency: null };
  if (totalMinor === null || currency === null) return answerPromised(source, words);
  return words.confirmed(formatMoney(money(totalMinor, currency), source.deskLocale));
};

const riskOf = ({ history, mood }: PacketSource, words: PacketWords): string[] => [
  ...(history === null ? [words.identityUnproven] : []),
  ...(history !== null && history.orders <= 1 ? [words.firstOrder] : []),
  ...(history !== null && history.cases > 0 ? [words.earlierCases(history.cases)] : []),
  ...(history !== null && history.refunds > 0 ? [words.earlierRefunds(history.refunds)] : []),
  ...(mood.legalThreat ? [words.moods.legalThreat] : []),
];

const itemsOf = (order: Order, locale: Locale): string =>
  order.lines
    .map((line) => `${line.names?.[locale] ?? line.name}${line.quantity > 1 ? ` ×${line.quantity}` : ''}`)
    .join(', ');

const factsOf = (source: PacketSource, words: PacketWords): Fact[] => {
  const { order, decision, deskLocale, customer } = source;
  const { labels } = words;
  const amount = amountOf(decision, deskLocale);
  const approval = approvalNeeded(source, words);
  const told = Object.values(source.claims ?? {}).flatMap((claim) =>
    claim === undefined ? [] : words.claims[claim],
  );
  const tenders = decision?.breakdown?.tenders.map((tender) => tender.label).join(', ');
  return [
    { label: labels.why, value: words.reasons[source.reason] },
    ...(customer === null ? [] : [{ label: labels.customer, value: fullName(customer) }]),
    ...(order === null
      ? []
      : [
          { label: labels.order, value: `${order.number}: ${itemsOf(order, deskLocale)}` },
          { label: labels.status, value: order.status },
          {
            label: labels.paid,
            value: `${paidOf(order, deskLocale)} (${order.payments.map((payment) => payment.label).join(', ')})`,
          },
          { label: labels.delivered, value: deliveredOf(source, words) },
        ]),
    { label: labels.engine, value: engineOf(source, words) },
    ...(source.clauseText === null ? [] : [{ label: labels.clause, value: source.clauseText }]),
    ...(amount === null ? [] : [{ label: labels.amount, value: amount }]),
    ...(approval === null ? [] : [{ label: labels.approval, value: approval }]),
    ...(tenders === undefined || tenders === '' ? [] : [{ label: labels.goesTo, value: tenders }]),
    ...(told.length === 0 ? [] : [{ label: labels.goodsTold, value: told.join(', ') }]),
    // Said where no law decided as well: an agent must not read silence as "checked".
    { label: labels.floor, value: floorOf(source, words) },
  ];
};

const summarise = (
  source: PacketSource,
  wants: string,
  risks: readonly string[],
  words: PacketWords,
): string => {
  const { order, deskLocale } = source;
  const { labels } = words;
  const parts: (readonly [string, string])[] = [
    [labels.wants, wants === '' ? words.none : wants],
    ...(order === null
      ? []
      : [
          [
            labels.order,
            `${order.number}, ${paidOf(order, deskLocale)}, ${deliveredOf(source, words)}`,
          ] as const,
        ]),
    [labels.engine, engineOf(source, words)],
    [labels.floor, floorOf(source, words)],
    [labels.offered, promisedOf(source, words)],
    [labels.mood, moodOf(source.mood, words)],
    [labels.risk, risks.length === 0 ? words.none : risks.join(', ')],
  ];
  return parts.map(([label, value]) => `${label}: ${value.replace(/[.。]$/u, '')}${words.stop}`).join(' ');
};

/** The whole story for the person who takes over, from records and the transcript only. Same source, same packet. */
export const buildPacket = (source: PacketSource): HandoffPacket => {
  const words = packetWords[source.deskLocale];
  const wants = customerWants(source.transcript);
  const riskNotes = riskOf(source, words);
  return {
    summary: summarise(source, wants, riskNotes, words),
    wants,
    customerName: source.customer === null ? null : fullName(source.customer),
    orderNumber: source.order?.number ?? null,
    facts: factsOf(source, words),
    caseReference: source.case?.reference ?? null,
    promised: promisedOf(source, words),
    mood: source.mood,
    riskNotes,
    suggestedReplies: suggestReplies(
      {
        greetedAs: source.customer === null ? null : greetedAs(source.customer),
        decision: source.decision,
        clauseText: source.clauseText,
        amount: amountOf(source.decision, source.customerLocale),
        reason: source.reason,
      },
      source.customerLocale,
    ),
  };
};
