import type { PolicyOutline } from '../../../policy/index.js';
import { daysOf, message, type PageWords } from '../page-words.js';

/** One thing that happens: what, and in a sentence how. */
export interface PictureStep {
  readonly title: string;
  readonly about: string;
}

/** The way of a refund under one policy, in the order in which it goes. */
export interface PictureSteps {
  readonly main: readonly PictureStep[];
  /** Both branch off at `decides` and come back before `confirms`. */
  readonly decides: number;
  readonly confirms: number;
  readonly refused: PictureStep;
  readonly person: PictureStep;
  readonly object: string;
  readonly agreed: string;
}

const names = ['ask', 'prove', 'decide', 'confirm', 'goods', 'leave', 'arrive'] as const;
type StepName = (typeof names)[number];

/** What lets the money go, when it is the same wherever goods travel. */
const onlyTrigger = ({ rows }: PolicyOutline): string | null => {
  const triggers = new Set(rows.flatMap(({ terms }) => (terms?.goods === 'return' ? [terms.refundOn] : [])));
  return triggers.size === 1 ? ([...triggers][0] ?? null) : null;
};

const staysSomewhere = ({ rows }: PolicyOutline): boolean =>
  rows.some(({ terms }) => terms !== null && (terms.goods !== 'return' || terms.keepUpTo !== null));

export const pictureSteps = (outline: PolicyOutline, words: PageWords): PictureSteps => {
  const { say } = words;
  const trigger = onlyTrigger(outline);
  const from = Math.min(...outline.payouts.map((payout) => payout.from));
  const to = Math.max(...outline.payouts.map((payout) => payout.to));
  const about: Partial<Record<StepName, string>> = {
    ...(staysSomewhere(outline) ? { goods: say('policy-page.step.goods.about-keep') } : {}),
    ...(trigger === null
      ? {}
      : { leave: say('policy-page.step.leave.about-trigger', { trigger: message(`trigger.${trigger}`) }) }),
    arrive:
      to > 0
        ? say('policy-page.step.arrive.about', { from, to })
        : say('policy-page.step.arrive.about-at-once'),
  };
  const answer = outline.promise?.answerWithin ?? null;
  return {
    main: names.map((name) => ({
      title: say(`policy-page.step.${name}`),
      about: about[name] ?? say(`policy-page.step.${name}.about`),
    })),
    decides: names.indexOf('decide'),
    confirms: names.indexOf('confirm'),
    refused: { title: say('policy-page.step.refused'), about: say('policy-page.step.refused.about') },
    person: {
      title: say('policy-page.step.person'),
      about:
        answer === null
          ? say('policy-page.step.person.about')
          : say('policy-page.step.person.about-promise', { days: daysOf(answer.count, answer.business) }),
    },
    object: say('policy-page.picture.object'),
    agreed: say('policy-page.picture.agreed'),
  };
};
