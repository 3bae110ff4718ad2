import type { Logger } from '../../base/index.js';
import { createOpenAiModel } from '../../models/index.js';
import {
  createReferenceResolver,
  createUnderstand,
  type ReferenceResolver,
  type Understand,
} from '../../understanding/index.js';
import type { Config } from '../config/index.js';
import type { OpenedContent } from './open-content.js';

/** The vendor's own endpoint, when no other is set. */
const defaultBaseUrl = 'https://api.openai.com/v1';
/** Longer than this a customer does not wait for a second opinion. */
const modelTimeoutMs = 4_000;
/** Below this the classifier is not believed: the customer is asked, or a model is. */
const unsureBelow = 0.5;

export interface OpenedUnderstanding {
  readonly understand: Understand;
  readonly references: ReferenceResolver;
}

/** The embedded understanding, and a model beside it when one is configured. */
export const openUnderstanding = (
  config: Config,
  { classifier, prompt }: OpenedContent,
  logger: Logger,
): OpenedUnderstanding => {
  const { model } = config;
  return {
    references: createReferenceResolver(),
    understand: createUnderstand({
      classifier,
      ...(model === null
        ? {}
        : {
            model: createOpenAiModel({
              baseUrl: model.baseUrl ?? defaultBaseUrl,
              apiKey: model.apiKey,
              model: model.name,
            }),
            prompt,
          }),
      logger,
      modelTimeoutMs,
      unsureBelow,
    }),
  };
};
