import type { Choice } from '../../src/domain/index.js';
import type { Answer, Said } from './chat-line.js';
import { goalsAfter, type Proposal, readProposal } from './confirmation.js';
import type { Expected } from './expected-state.js';
import { type Goal, goalsOf, optionKey, wordsFor } from './goals.js';
import { identityWords } from './identity-words.js';
import { inFirstPerson, ownWords } from './own-words.js';
import type { TauShop, TauTask } from './tau-data.js';

/** A customer without any understanding: the task's words, and answers to what the assistant's questions are about. */
export interface Customer {
  readonly opening: string;
  /** What to say next; null when the customer leaves. */
  reply(answer: Answer): string | null;
  /** Has said goodbye: one more answer is read, and none is given. */
  readonly hasLeft: boolean;
}

const bye = "No, that's all, thanks.";
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

export const createCustomer = (task: TauTask, expected: Expected, shop: TauShop): Customer => {
  const { instructions } = task.user_scenario;
  const words = ownWords(instructions.reason_for_call);
  const identity = identityWords(task);
  const wantsPerson = expected.handOff || /transfer_to_human/.test(JSON.stringify(task.evaluation_criteria));
  const requests = [...words.requests];
  const otherwise = [...words.otherwise];
  const atConfirmation = [...words.atConfirmation];
  const rephrased = new Map<string, number>();
  let goals: readonly Goal[] = goalsOf(expected, shop);
  let proposal: Proposal | null = null;
  let agreed = false;

  const rephrase = (): string | null => {
    for (const goal of goals) {
      const key = `${goal.kind} ${goal.order}`;
      const times = rephrased.get(key) ?? 0;
      if (times >= rephrasedMax) continue;
      rephrased.set(key, times + 1);
      return wordsFor(goal, times > 0);
    }
    return null;
  };
  const more = (): string | null => requests.shift() ?? rephrase();
  let left = false;
  const leave = (): string => {
    left = true;
    return bye;
  };
  const goOn = (): string => more() ?? leave();

  const atYes = (text: string): string => {
    proposal = readProposal(text);
    const after = goalsAfter(goals, proposal);
    const own = atConfirmation.shift();
    if (after !== null) {
      // What else the task says at this point comes after the yes, as a further wish.
      if (own !== undefined) requests.unshift(own);
      agreed = true;
      return 'Yes.';
    }
    const instead = own ?? requests.shift() ?? rephrase();
    return instead === null ? 'No, leave it.' : `No. ${instead}`;
  };

  const reason = (): string => {
    const cancels = (task.evaluation_criteria.actions ?? []).map((action) => action.arguments.reason);
    const given = cancels.find((entry) => typeof entry === 'string');
    if (given !== undefined) return String(given);
    const sentence = instructions.reason_for_call
      .split(/(?<=[.?!])\s+/)
      .find((part) =>
        /because|since|due to|damaged|quality|mistake|doesn't|worn|too (?:big|small)/i.test(part),
      );
    return sentence === undefined ? 'I no longer need it.' : inFirstPerson(sentence);
  };

  const replacement = (said: Said): string => {
    const wanted = goals.flatMap(({ units }) =>
      units.flatMap((unit) => (unit.wanted === null ? [] : [{ ...unit, wanted: unit.wanted }])),
    );
    const labels = said.choices.map(({ label }) => label.split(' · ')[0] ?? label);
    const fitting = labels.find((label) =>
      wanted.some((unit) => optionKey(unit.wanted) === optionKey(label.split(', '))),
    );
    return fitting ?? otherwise.shift() ?? rephrase() ?? 'None of these.';
  };

  const items = (said: Said): string => {
    const forExchange = said.key.startsWith('ask-items-exchange');
    const asked = goals.filter(({ kind }) => (forExchange ? kind === 'exchange' : true));
    const labels = labelsFor(said.choices, asked);
    return labels.length > 0 ? labels.join(' and ') : (rephrase() ?? 'None of these.');
  };

  const order = (said: Said): string => {
    const labels = goals.flatMap((goal) => said.choices.filter(({ label }) => label.includes(goal.order)));
    return labels[0]?.label.split(':')[0] ?? rephrase() ?? 'None of these.';
  };

  const denied = (said: Said): string =>
    otherwise.shift() ?? requests.shift() ?? rephrase() ?? labelled(said.choices, /leave/i) ?? leave();

  const offeredPerson = (said: Said): string =>
    wantsPerson
      ? (labelled(said.choices, /person|colleague/i) ?? 'Yes please.')
      : (labelled(said.choices, /go on|start over/i) ?? 'No.');

  let askedBefore: string | null = null;
  const answers: readonly (readonly [RegExp, (said: Said) => string | null])[] = [
    [/^settlement$/, (said) => atYes(said.text)],
    [/^reminder\.confirm/, () => (askedBefore === null ? 'No.' : atYes(askedBefore))],
    [
      /^(?:ask-(?:identity|email|name|order-number|postcode|code)|identity-no-match)/,
      (said) => identity.answer(said.key),
    ],
    [/^ask-reason/, reason],
    [/^ask-evidence/, reason],
    [/^ask-condition/, () => 'Unused.'],
    [/^ask-seal/, () => 'Still sealed.'],
    [/^(?:which-item|ask-items|item-not-found)/, items],
    [/^(?:which-order|ask-order|order-not-found)/, order],
    [/^(?:which-replacement|ask-replacement|replacement-(?:not-found|same|out-of-stock))/, replacement],
    [
      /^(?:which-resolution|ask-resolution)/,
      (said) => labelled(said.choices, /refund|cancel/i) ?? 'A refund.',
    ],
    [/^denied/, denied],
    [/^what-to-change/, (said) => rephrase() ?? labelled(said.choices, /leave/i) ?? leave()],
    [/^(?:stuck|offer-person|policy-unknown)/, offeredPerson],
    [/^policy-answer-and-offer/, () => (goals.some(({ kind }) => kind === 'return') ? 'Yes.' : 'No.')],
    [/^policy-answer-in-general/, () => 'No.'],
    [/^ask-complaint/, reason],
    [/^goodbye/, () => null],
  ];

  return {
    opening: requests.shift() ?? '',
    get hasLeft() {
      return left;
    },
    reply: ({ said, owner }) => {
      if (said.some(({ key }) => key === 'filed') && agreed && proposal !== null)
        goals = goalsAfter(goals, proposal) ?? goals;
      const settlement = said.findLast(({ key }) => key === 'settlement');
      if (settlement !== undefined) askedBefore = settlement.text;
      agreed = false;
      if (owner !== 'assistant') return null;
      const last = said.at(-1);
      if (last === undefined) return goOn();
      const known = answers.find(([pattern]) => pattern.test(last.key));
      return known === undefined ? goOn() : known[1](last);
    },
  };
};
