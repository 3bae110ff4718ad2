import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { type CaseTimes, plainTimes } from '../../cases/index.js';
import { type Content, loadContent, openClassifier, readUnderstandPrompt } from '../../content/index.js';
import { messagesOfTurns } from '../../turns/index.js';
import type { Classifier, UnderstandPrompt } from '../../understanding/index.js';
import type { Config } from '../config/index.js';
import { dialogsFolder as dialogsOfPackage, modelFile, promptsFolder } from '../places.js';
import { messagesOfPolicyPage } from '../policy-page/index.js';

export interface OpenedContent extends Content {
  readonly classifier: Classifier;
  /** What a model is told, whether one is configured or not: a broken prompt stops the start. */
  readonly prompt: UnderstandPrompt;
}

const standardPolicy = 'standard-retail';

export const dialogsFolderOf = (config: Config): string =>
  config.dialogsFolder === null ? dialogsOfPackage : resolve(config.dialogsFolder);

/** A path is taken from the working folder; a bare name is a policy of `dialogs/policies/`. */
export const policyOf = (config: Config): string => {
  const { policyFile } = config;
  if (policyFile === null) return standardPolicy;
  return isAbsolute(policyFile) || !existsSync(policyFile) ? policyFile : resolve(policyFile);
};

/**
 * Everything that is said, understood and ruled, read and checked whole.
 * @throws AppError `content-invalid` naming every fault with file, line, step and cure
 */
export const openContent = (config: Config): OpenedContent => {
  const dialogsFolder = dialogsFolderOf(config);
  const content = loadContent({
    dialogsFolder,
    policy: policyOf(config),
    messages: [...messagesOfTurns, ...messagesOfPolicyPage],
  });
  return Object.freeze({
    ...content,
    classifier: openClassifier(dialogsFolder, modelFile),
    prompt: readUnderstandPrompt(promptsFolder),
  });
};

/** What is promised in cases, counted by the calendar of the policy of today. */
export const caseTimesOf = ({ times, policies: [policy] }: Content): CaseTimes =>
  policy === undefined
    ? { ...plainTimes, promised: times }
    : Object.freeze({
        promised: times,
        calendar: { timeZone: policy.timeZone, isWorkingDay: (day: number) => policy.isWorkingDay(day) },
      });

/** Reads everything and says in a few lines what was found to be right. */
export const checkContent = (config: Config): string => {
  const { dialog, policies, classifier, prompt } = openContent(config);
  const messages = Object.values(dialog.messages).map((words) => Object.keys(words).length);
  return [
    `dialogs: ${Object.keys(dialog.flows).length} flows and repairs, ${messages.join(' + ')} messages (${dialog.fingerprint.slice(0, 12)})`,
    ...policies.map(
      ({ name, version, validFrom }) =>
        `policy: ${name} (${version.slice(0, 12)})${validFrom === null ? '' : `, valid from ${validFrom}`}`,
    ),
    `understanding: classifier (${classifier.fingerprint.slice(0, 12)}), prompt (${prompt.fingerprint.slice(0, 12)})`,
  ].join('\n');
};
