import { readPolicy } from '../../../content/index.js';
import { type Decision, type DecisionFacts, type Locale, locales } from '../../../domain/index.js';
import { breakdownTable, type Policy } from '../../../policy/index.js';
import { readConfig } from '../../config/index.js';
import { dialogsFolderOf } from '../../wiring/open-content.js';
import { type CliCommand, textOption, UsageError, write } from '../command.js';
import { clausesOf, drawDecision, drawRequest } from './draw-decision.js';
import { withShop } from './open-shop.js';
import { readFacts, readWords } from './read-request.js';

/** Lines that are answered differently are settled one by one, as the assistant does it. */
const linesOf = (policy: Policy, facts: DecisionFacts, decision: Decision) =>
  decision.reviewReasons.includes('mixed-outcomes') ? policy.decidePerLine(facts) : [];

const explained = (decision: Decision, policy: Policy) => ({
  decision,
  clauses: clausesOf(decision).map((id) => ({
    id,
    ...Object.fromEntries(locales.map((locale) => [locale, policy.clause(id, locale)])),
  })),
  table: decision.breakdown === null ? null : breakdownTable(decision.breakdown),
});

const draw = (policy: Policy, facts: DecisionFacts, locale: Locale): string => {
  const decision = policy.decide(facts);
  const lines = linesOf(policy, facts, decision);
  if (lines.length === 0) return drawDecision(decision, facts, policy, locale);
  const nameOf = (lineId: string): string =>
    facts.order.lines.find(({ id }) => id === lineId)?.name ?? lineId;
  const each = lines.map(
    (line) =>
      `${nameOf(line.lineId)} (${line.lineId})\n${drawDecision(line.decision, facts, policy, locale)}`,
  );
  return ['The lines are answered differently, so each is settled by itself.', ...each].join('\n\n');
};

export const explainCommand: CliCommand = {
  name: 'explain',
  summary: 'Decides one request on an order of the shop, with the sum and every rule that was tried.',
  usage: `policy explain FILE --order ID|NUMBER --reason REASON [options] [--json]

  FILE                  a policy file, or the name of one in dialogs/policies/
  --order ID|NUMBER     such as "#10482"
  --reason REASON       changed-mind, defective, wrong-item …; an unknown one lists all
  --items LINE[:N],…    lines by id, SKU or place on the order (default: all that is left)
  --kind KIND           refund, return, exchange or cancel (default: refund, or cancel when nothing has left yet)
  --on DATE             as if it were asked then (default: now)
  --evidence KIND,…     photo, note, video, receipt, inspection-photo
  --claim NAME=VALUE    condition=unused|tried|used or seal=sealed|opened; may be given twice
  --fault PARTY         customer, seller, carrier or supplier, once a person has found out
  --resolution NAME     what the customer wants: refund, store-credit, exchange, replacement, cancel
  --locale L            language of the clauses (default: en)
  --json                prints { policy, facts, decision, clauses, table, lines }

A shop without orders is explained on the sandbox shop, and nothing is written.
A running server with the embedded database keeps its folder to itself: stop it first, or use DATABASE_URL.`,
  options: {
    order: { type: 'string' },
    reason: { type: 'string' },
    items: { type: 'string' },
    kind: { type: 'string' },
    on: { type: 'string' },
    evidence: { type: 'string' },
    claim: { type: 'string', multiple: true },
    fault: { type: 'string' },
    resolution: { type: 'string' },
    locale: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: { min: 1, max: 1 },
  run: async (given, io) => {
    const locale = locales.find((known) => known === (textOption(given, 'locale') ?? 'en'));
    if (locale === undefined) throw new UsageError(`--locale must be one of ${locales.join(', ')}.`);
    const policy = readPolicy(dialogsFolderOf(readConfig(io.environment)), given.positionals[0] ?? '');
    const words = readWords(given, policy.timeZone);
    return withShop(io, async ({ shop, now }) => {
      const facts = await readFacts(words, shop, now);
      if (given.values.json === true) {
        const decision = policy.decide(facts);
        const lines = linesOf(policy, facts, decision).map((line) => ({
          lineId: line.lineId,
          ...explained(line.decision, policy),
        }));
        const { name, version } = policy;
        const answer = { policy: { name, version }, facts, ...explained(decision, policy), lines };
        write(io.output, JSON.stringify(answer, null, 2));
      } else write(io.output, `${drawRequest(facts)}\n\n${draw(policy, facts, locale)}`);
      return 0;
    });
  },
};
