import { AppError, fingerprint, parseJson } from '../base/index.js';
import type { Model, ModelRequest } from '../understanding/index.js';

export interface OpenAiOptions {
  /** Any OpenAI-compatible endpoint, up to and with `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
}

/** More than any list of eight commands needs; keeps a babbling model cheap. */
const answerTokensMax = 800;

/**
 * A model behind the chat completions protocol. One try within the time given: a late answer helps nobody, and the
 * embedded classifier has answered already.
 */
export const createOpenAiModel = ({ baseUrl, apiKey, model }: OpenAiOptions): Model => {
  // Loaded only where a model is set: the library costs every start a tenth of a second.
  const library = import('openai').then(({ OpenAI, APIError }) => ({
    client: new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0 }),
    APIError,
  }));
  library.catch(() => {});
  const propose = async ({ system, user, answerSchema, timeoutMs }: ModelRequest): Promise<unknown> => {
    const { client, APIError } = await library;
    // The library's own time limit ends with the headers; this one also ends a body that trickles.
    const timeLimit = AbortSignal.timeout(timeoutMs);
    try {
      const completion = await client.chat.completions.create(
        {
          model,
          temperature: 0,
          max_tokens: answerTokensMax,
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ],
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'answer', schema: { ...answerSchema } },
          },
        },
        { timeout: timeoutMs, maxRetries: 0, signal: timeLimit },
      );
      const answer = parseJson(completion.choices[0]?.message.content ?? '', 100_000);
      if (!answer.ok) throw new AppError('model-unavailable', { reason: answer.error });
      return answer.value;
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      const status = cause instanceof APIError && typeof cause.status === 'number' ? cause.status : 0;
      throw new AppError(
        'model-unavailable',
        { reason: timeLimit.aborted ? 'timeout' : 'failed', status },
        { cause },
      );
    }
  };
  return Object.freeze({ fingerprint: fingerprint({ baseUrl, model, temperature: 0 }), propose });
};
