import type { Choice } from '../../src/domain/index.js';
import type { Answer, Said } from './chat-line.js';
import { goalsAfter, type Proposal, readProposal } from './confirmation.js';
import type { Expected } from './expected-state.js';
import { type Goal, goalsOf, optionKey, type Unit, wordsFor } from './goals.js';
import { identityWords } from './identity-words.js';
import { inFirstPerson, ownWords } from './own-words.js';
import type { TauShop, TauTask } from './tau-data.js';

/** A customer without any understanding: the task's words, and answers to what the assistant's questions are about. */
export interface Customer {
  readonly opening: string;
  /** What to say next; null when the customer leaves. */
  reply(answer: Answer): string | null;
  /** A wish was put in plainer words than the task's own after these messages, by their keys. */
  readonly plainly: readonly string[];
}

const bye = "No, that's all, thanks.";
const isEnd = /^(?:goodbye|thanks|left-it|flow-cancelled|anything-else|out-of-scope|not-understood|filed)/;
/** So often one goal is put in plain words before the customer lets it be. */
const rephrasedMax = 3;

/** Labels of the choices that a part of the goals is about, in plain words. */
const labelsFor = (choices: readonly Choice[], goals: readonly Goal[]): string[] => {
  for (const goal of goals) {
    const fitting = choices.filter(({ label }) => {
      const { units } = readProposal(label);
      const about = label.includes('#W') ? label.includes(goal.order) : true;
      return about && units.some((named) => goal.units.some((unit) => isUnit(unit, named)));
    });
    if (fitting.length > 0) return fitting.map(({ label }) => label);
  }
  return [];
};

const isUnit = (unit: Goal['units'][number], named: { name: string; key: string }): boolean =>
  unit.name === named.name && optionKey(unit.options) === named.key;

const labelled = (choices: readonly Choice[], pattern: RegExp): string | undefined =>
  choices.find(({ label }) => pattern.test(label))?.label;

/** Why, in the words of the task where it says so; a plainer one when that is not understood. */
const reasonsOf = (task: TauTask): string[] => {
  const given = (task.evaluation_criteria.actions ?? [])
    .map((action) => action.arguments.reason)
    .find((reason) => typeof reason === 'string');
  const own = task.user_scenario.instructions.reason_for_call
    .split(/(?<=[.?!])\s+/)
    .find((part) =>
      /because|since|due to|damaged|quality|mistake|doesn't|worn|too (?:big|small)/i.test(part),
    );
  return [
    ...(given === undefined ? [] : [String(given)]),
    ...(own === undefined ? [] : [inFirstPerson(own)]),
    'I no longer need it.',
  ];
};

/** What the customer knows and wants, and what of it was said. */
export const createCustomer = (task: TauTask, expected: Expected, shop: TauShop): Customer => {
  const words = ownWords(task.user_scenario.instructions.reason_for_call);
  const identity = identityWords(task);
  const reasons = reasonsOf(task);
  const wantsPerson =
    expected.handOff ||
    (task.evaluation_criteria.actions ?? []).some(({ name }) => name === 'transfer_to_human_agents');
  const requests = [...words.requests];
  const otherwise = [...words.otherwise];
  const atConfirmation = [...words.atConfirmation];
  const rephrased = new Map<string, number>();
  const asked = new Map<string, number>();
  let goals: readonly Goal[] = goalsOf(expected, shop);
  let proposal: Proposal | null = null;
  let agreed = false;
  let left = false;
  const plainly: string[] = [];
  let lastKey = '';
  let spokenOf: Goal | null = null;
  let outside: string | undefined = expected.handOff
    ? [...words.requests, ...words.otherwise].find((sentence) => /address|payment/i.test(sentence))
    : undefined;
  let shown = '';
  let found = '';

  const rephrase = (about: (goal: Goal) => boolean = () => true): string | null => {
    for (const goal of goals.filter(about)) {
      const key = `${goal.kind} ${goal.order}`;
      const times = rephrased.get(key) ?? 0;
      if (times >= rephrasedMax) continue;
      rephrased.set(key, times + 1);
      plainly.push(lastKey);
      spokenOf = goal;
      return wordsFor(goal, times > 0);
    }
    return null;
  };
  const leave = (): string => {
    left = true;
    return bye;
  };
  /** What nobody but a person can do is said once more before leaving. */
  const onceMore = (): string | undefined => {
    const said = outside;
    outside = undefined;
    return said;
  };
  const goOn = (): string => requests.shift() ?? rephrase() ?? onceMore() ?? leave();
  const letBe = (said: Said): string => labelled(said.choices, /leave/i) ?? 'Never mind that.';
  /** The first time, something that fits nothing; then the customer lets it be and goes on. */
  const none = (said: Said, first: string): string => (timesAsked(said) === 1 ? first : letBe(said));
  const kindOfQuestion = ({ key }: Said): string =>
    key.replace(/-narrow$|^(?:which|ask|other)-|-not-found$/g, '');
  const timesAsked = (said: Said): number => asked.get(kindOfQuestion(said)) ?? 0;

  const atYes = (said: Said, text: string): string => {
    proposal = readProposal(text);
    const { kind, order } = proposal;
    const own = atConfirmation.shift();
    if (goalsAfter(goals, proposal) !== null) {
      // What else the task says at this point comes after the yes, as a further wish.
      if (own !== undefined) requests.unshift(own);
      agreed = true;
      return 'Yes.';
    }
    const instead =
      own ??
      rephrase((goal) => goal.order === order && goal.kind === kind) ??
      rephrase((goal) => goal.kind === kind) ??
      rephrase((goal) => goal.order === order);
    return instead === null ? (timesAsked(said) > 3 ? leave() : 'No, leave it.') : `No. ${instead}`;
  };

  const replacement = (said: Said): string => {
    const isAsked = ({ name }: Unit): boolean => found === '' || found.includes(name);
    const wanted = goals.flatMap(({ units }) =>
      units.filter((unit) => unit.wanted !== null && isAsked(unit)),
    );
    const fitting = said.choices
      .map(({ label }) => label.split(' · ')[0] ?? label)
      .find((label) => wanted.some((unit) => optionKey(unit.wanted ?? []) === optionKey(label.split(', '))));
    if (fitting !== undefined) return fitting;
    const own = rephrase(({ units }) => units.some(isAsked));
    return own ?? otherwise.shift() ?? none(said, "I don't want to exchange that one.");
  };

  const items = (said: Said): string => {
    const kind = said.key.startsWith('ask-items-exchange') ? 'exchange' : spokenOf?.kind;
    const goods = goals.filter((goal) => goal.kind !== 'cancel');
    const meant = goods.filter((goal) => goal.kind === (kind ?? goal.kind));
    const labels = labelsFor(said.choices, meant.length > 0 ? meant : goods.length > 0 ? goods : goals);
    if (labels.length > 0 && timesAsked(said) < 3) return labels.join(' and ');
    return rephrase() ?? none(said, said.choices[0]?.label ?? 'None of these.');
  };

  const order = (said: Said): string => {
    const wanted = said.choices.find(({ label }) => goals.some((goal) => label.includes(goal.order)));
    const label = (wanted ?? said.choices[0])?.label.split(':')[0];
    return none(said, label ?? 'None of these.');
  };

  /** A colleague is offered for what only a colleague can do: taken once everything else is done. */
  const person = (said: Said): string | null =>
    wantsPerson && goals.length === 0 && requests.length === 0
      ? (labelled(said.choices, /person|colleague/i) ?? null)
      : null;

  /** Offered the same again: what fits, else what was asked for before, and at last out of it. */
  const atOffer = (said: Said): string => {
    const variant = labelled(said.choices, /another variant/i);
    const isExchanged = goals.some(({ units }) =>
      units.some(({ name, wanted }) => wanted !== null && found.includes(name)),
    );
    if (variant !== undefined && isExchanged && timesAsked(said) === 1) return variant;
    const offered = person(said);
    if (offered !== null) return offered;
    if (labelled(said.choices, /leave/i) === undefined) return goOn();
    return timesAsked(said) === 1 ? goOn() : letBe(said);
  };

  const answers: readonly (readonly [RegExp, (said: Said) => string | null])[] = [
    [/^settlement$/, (said) => atYes(said, said.text)],
    [/^reminder\.confirm/, (said) => atYes(said, shown)],
    [
      /^(?:ask-(?:identity|email|name|order-number|postcode|code)|identity-no-match)/,
      ({ key }) => identity.answer(key),
    ],
    [/^ask-(?:reason|evidence|complaint)/, (said) => reasons[timesAsked(said) - 1] ?? letBe(said)],
    [/^ask-condition/, () => 'Unused.'],
    [/^ask-seal/, () => 'Still sealed.'],
    [/^(?:which-item|ask-items|item-not-found)/, items],
    [/^(?:which-order|ask-order|order-not-found)/, order],
    [/^(?:which-replacement|ask-replacement|replacement-(?:not-found|same|out-of-stock))/, replacement],
    [/^(?:which|ask)-resolution/, ({ choices }) => labelled(choices, /refund|cancel/i) ?? 'A refund.'],
    [/^change-details/, (said) => person(said) ?? goOn()],
    [/^reminder\.offer/, atOffer],
    [/^denied/, (said) => otherwise.shift() ?? rephrase() ?? letBe(said)],
    [/^what-to-change/, (said) => rephrase() ?? letBe(said)],
    [
      /^(?:stuck|offer-person|policy-unknown)/,
      ({ choices }) =>
        wantsPerson && goals.length === 0
          ? (labelled(choices, /person|colleague/i) ?? 'Yes please.')
          : (labelled(choices, /go on|start over/i) ?? 'No.'),
    ],
    [/^policy-answer-and-offer/, () => (goals.some(({ kind }) => kind === 'return') ? 'Yes.' : 'No.')],
    [/^policy-answer-in-general/, () => 'No.'],
    [/^goodbye/, () => null],
  ];

  return {
    opening: requests.shift() ?? '',
    plainly,
    reply: ({ said, owner }) => {
      if (agreed && proposal !== null && said.some(({ key }) => key === 'filed'))
        goals = goalsAfter(goals, proposal) ?? goals;
      agreed = false;
      shown = said.findLast(({ key }) => key === 'settlement')?.text ?? shown;
      found = said.findLast(({ key }) => key === 'found-items')?.text ?? found;
      if (owner !== 'assistant') return null;
      const last = said.at(-1);
      lastKey = last?.key ?? '';
      // Whoever is asked on after a goodbye about what they came for stays.
      if (left && (goals.length === 0 || last === undefined || isEnd.test(last.key))) return null;
      left = false;
      if (last === undefined) return goOn();
      // A new thing under way: what was asked about the one before is over.
      if (said.some(({ key }) => /^(?:filed|found-items|next-request)/.test(key))) asked.clear();
      asked.set(kindOfQuestion(last), timesAsked(last) + 1);
      const known = answers.find(([pattern]) => pattern.test(last.key));
      return known === undefined ? goOn() : known[1](last);
    },
  };
};
