import type { ProblemResponse } from '../../domain/wire.js';

/** A request that got no good answer. `code` is the server's, or `unreachable` when nothing came back. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  constructor(
    readonly code: string,
    readonly status: number,
    readonly requestId: string | null,
    readonly retryAfterMs: number | null,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(code);
  }
}

export interface JsonRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly timeoutMs?: number;
}

const readProblem = async (response: Response): Promise<RequestFailed> => {
  const problem = await response.json().then(
    (answer: Partial<ProblemResponse>) => answer.error,
    () => undefined,
  );
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new RequestFailed(
    problem?.code ?? 'unexpected',
    response.status,
    problem?.requestId ?? response.headers.get('x-request-id'),
    Number.isFinite(retryAfter) ? retryAfter * 1000 : null,
    problem?.details ?? {},
  );
};

/**
 * Sends and reads JSON.
 * @throws RequestFailed for everything else than a 2xx answer in time.
 */
export const requestJson = async <Answer>(url: string, request: JsonRequest = {}): Promise<Answer> => {
  const unreachable = (): RequestFailed => new RequestFailed('unreachable', 0, null, null, {});
  const response = await fetch(url, {
    method: request.method ?? 'GET',
    headers: {
      accept: 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    cache: 'no-store',
    signal: AbortSignal.timeout(request.timeoutMs ?? 30_000),
  }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json().catch(() => {
    throw unreachable();
  })) as Answer;
};
