import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface ApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

export interface Exchange {
  readonly operation: string;
  readonly status: number;
}

/** Sends requests and holds every answer against the server's own OpenAPI document. */
export interface ContractClient {
  readonly document: ApiDocument;
  readonly exchanges: readonly Exchange[];
  /** Fails with what is wrong when the answer is not as the document says. */
  send<Body>(
    method: 'GET' | 'POST',
    path: string,
    options?: { headers?: Record<string, string>; body?: unknown },
  ): Promise<{ status: number; headers: Headers; body: Body }>;
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

export const readContract = async (serverUrl: string): Promise<ContractClient> => {
  const document = (await (await fetch(`${serverUrl}/openapi.json`)).json()) as ApiDocument;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // The package's types describe an ES default export, its code is CommonJS.
  (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
  const validators = new Map<string, ValidateFunction>();
  const exchanges: Exchange[] = [];

  const validatorOf = (
    path: string,
    method: string,
    status: number,
  ): ValidateFunction | 'no-body' | 'a-file' => {
    const answer = document.paths[path]?.[method]?.responses[String(status)];
    if (answer === undefined) throw new Error(`${method} ${path} does not document ${status}`);
    if (answer.content === undefined) return 'no-body';
    if (answer.content['application/json'] === undefined) return 'a-file';
    const key = `api#/paths/${path} ${method} ${status}`;
    const known = validators.get(key);
    if (known !== undefined) return known;
    const { schema } = answer.content['application/json'] as { schema: unknown };
    const compiled = ajv.compile(
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')),
    );
    validators.set(key, compiled);
    return compiled;
  };

  return {
    document,
    exchanges,
    send: async (method, path, options = {}) => {
      const documented = Object.keys(document.paths).find((candidate) =>
        patternOf(candidate).test(path.split('?')[0] ?? ''),
      );
      if (documented === undefined) throw new Error(`${path} is not in the document`);
      const response = await fetch(`${serverUrl}${path}`, {
        method,
        headers: {
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers,
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      });
      const validate = validatorOf(documented, method.toLowerCase(), response.status);
      const text = await response.text();
      const body = text === '' ? null : validate === 'a-file' ? text : JSON.parse(text);
      const wrong = (): string | null => {
        if (validate === 'no-body') return body === null ? null : 'has a body';
        if (validate === 'a-file') return body === null ? 'is empty' : null;
        return validate(body) ? null : ajv.errorsText(validate.errors);
      };
      const fault = wrong();
      if (fault !== null) throw new Error(`${method} ${path} ${response.status}: ${fault}`);
      exchanges.push({ operation: `${method.toLowerCase()} ${documented}`, status: response.status });
      return { status: response.status, headers: response.headers, body };
    },
  };
};
