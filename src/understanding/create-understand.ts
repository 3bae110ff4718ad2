import { fingerprint, type Logger } from '../base/index.js';
import { type Command, commandSchema } from '../domain/index.js';
import type { Classifier } from './classifier/load-classifier.js';
import { isShopMatter } from './extract/shop-matter.js';
import { asCallOff } from './interpret/call-off.js';
import { interpret } from './interpret/interpret.js';
import { switchedLocale } from './interpret/switched-locale.js';
import type { Model, Understand, Understanding, UnderstandingContext } from './ports.js';
import { askModel } from './proposal/ask-model.js';
import type { UnderstandPrompt } from './proposal/prompt.js';
import { readMood, tellsHarm } from './read-mood.js';
import { cleanText } from './text/clean-text.js';

export interface UnderstandOptions {
  readonly classifier: Classifier;
  /** Asked only for turns the classifier is unsure of; absent by default. */
  readonly model?: Model | undefined;
  /** Needed with a model. */
  readonly prompt?: UnderstandPrompt | undefined;
  readonly logger: Logger;
  readonly modelTimeoutMs: number;
  /** A probability below this is no answer. */
  readonly unsureBelow: number;
}

/** Raised with each change of the rules that changes what a text is taken to mean. */
const rulesVersion = 5;

const checked = (commands: readonly Command[], words: string): Command[] => {
  const valid = commands.filter((command) => commandSchema.safeParse(command).success);
  return valid.length > 0 ? valid : [{ kind: 'not-understood', words, confidence: 0 }];
};

const withMatter = (command: Command): Command =>
  command.kind === 'out-of-scope' && isShopMatter(command.words) ? { ...command, about: 'shop' } : command;

const fillsSame = (a: Command, b: Command): boolean =>
  a.kind === 'fill-slot' && b.kind === 'fill-slot' && a.slot === b.slot;

/**
 * Understands one message at a time: rules and the classifier first, a model for what they cannot tell.
 * Never throws: whatever fails, the answer is `not-understood` or what the classifier says.
 */
export const createUnderstand = (options: UnderstandOptions): Understand => {
  const { classifier, model, prompt, logger } = options;
  const embedded = fingerprint({
    classifier: classifier.fingerprint,
    rules: rulesVersion,
    unsureBelow: options.unsureBelow,
  });
  const withModel =
    model === undefined || prompt === undefined
      ? null
      : fingerprint({ embedded, model: model.fingerprint, prompt: prompt.fingerprint });

  const read = async (text: string, context: UnderstandingContext): Promise<Understanding> => {
    const clean = cleanText(text);
    const switched = switchedLocale(clean, context);
    const locale = switched ?? context.locale;
    const mood = readMood(clean);
    const { commands, unsure, certain } = interpret(clean, { ...context, locale }, options);
    let by: Understanding['by'] = 'classifier';
    let meant = checked(commands, clean)
      .map(withMatter)
      .map((command) => asCallOff(command, context.listening));
    if (unsure && model !== undefined && prompt !== undefined && clean !== '') {
      const proposed = await askModel(clean, context, {
        model,
        prompt,
        logger,
        timeoutMs: options.modelTimeoutMs,
      });
      if (proposed !== null) {
        const more = proposed.filter((command) => !certain.some((one) => fillsSame(one, command)));
        meant = [...certain, ...more];
        by = 'model';
      }
    }
    // Somebody who was hurt and asks for nothing we know is for a person to answer.
    if (tellsHarm(clean) && meant.every(({ kind }) => kind === 'not-understood' || kind === 'out-of-scope'))
      meant = [{ kind: 'talk-to-person', words: clean, confidence: 0.7 }];
    const asks = meant.some((command) => command.kind === 'change-language');
    const change: Command[] =
      switched === null || asks
        ? []
        : [{ kind: 'change-language', locale: switched, words: clean, confidence: 0.9 }];
    const said = meant.find((command) => command.kind === 'change-language');
    return {
      commands: [...change, ...meant],
      mood,
      locale: said?.kind === 'change-language' ? said.locale : locale,
      by,
      fingerprint: by === 'model' && withModel !== null ? withModel : embedded,
    };
  };

  return async (text, context) => {
    try {
      return await read(text, context);
    } catch (error) {
      logger.error(
        { code: 'unexpected', reason: error instanceof Error ? error.name : 'unknown' },
        'understanding failed',
      );
      return {
        commands: [{ kind: 'not-understood', words: '', confidence: 0 }],
        mood: { angry: false, legalThreat: false, vulnerable: false, abusive: false },
        locale: context.locale,
        by: 'classifier',
        fingerprint: embedded,
      };
    }
  };
};
