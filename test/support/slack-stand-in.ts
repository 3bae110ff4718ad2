import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlackCall {
  readonly method: string;
  readonly token: string | undefined;
  readonly body: Record<string, unknown>;
  /** What was answered: the `ts` of a posted message, for one. */
  readonly answer: Record<string, unknown>;
}

/** `ok` lets one call through before the failures that were put in after it. */
export type SlackFailure =
  | { readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly error: string }
  | 'ok';

export interface SlackStandIn {
  /** For `apiUrl`. */
  readonly url: string;
  readonly calls: readonly SlackCall[];
  /** The next answers of this method, before it works again. */
  failNext(method: string, failure: SlackFailure): void;
  /** Resolves once `count` calls of this method have come. */
  until(method: string, count?: number): Promise<SlackCall[]>;
  close(): Promise<void>;
}

/** Speaks Slack's Web API over real HTTP: records what it is told and fails as told. */
export const startSlackStandIn = async (): Promise<SlackStandIn> => {
  const calls: SlackCall[] = [];
  const failures = new Map<string, SlackFailure[]>();
  let waiting: (() => void)[] = [];
  let posted = 0;

  const answer = (method: string, body: Record<string, unknown>): Record<string, unknown> => {
    switch (method) {
      case 'chat.postMessage':
        posted += 1;
        return {
          ok: true,
          channel: body.channel,
          ts: `1700000000.${String(posted).padStart(6, '0')}`,
          message: body,
        };
      case 'users.info':
        return { ok: true, user: { id: body.user, name: 'grace', profile: { display_name: 'Grace' } } };
      case 'auth.test':
        return { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' };
      default:
        return { ok: true, ts: body.ts ?? '1700000000.000001', channel: body.channel };
    }
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const method = (request.url ?? '').replace(/^\/api\//, '').replace(/\?.*$/, '');
    const body = parseBody(text, request.headers['content-type']);
    const next = failures.get(method)?.shift();
    const failure = next === 'ok' ? undefined : next;
    const json =
      failure === undefined
        ? answer(method, body)
        : 'error' in failure
          ? { ok: false, error: failure.error }
          : {};
    calls.push({ method, token: request.headers.authorization, body, answer: json });
    const status = failure !== undefined && 'status' in failure ? failure.status : 200;
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (failure !== undefined && 'status' in failure && failure.retryAfterSeconds !== undefined) {
      headers['retry-after'] = String(failure.retryAfterSeconds);
    }
    response.writeHead(status, headers).end(JSON.stringify(json));
    for (const wake of waiting) wake();
    waiting = [];
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls,
    failNext: (method, failure) => failures.set(method, [...(failures.get(method) ?? []), failure]),
    until: async (method, count = 1) => {
      for (;;) {
        const found = calls.filter((call) => call.method === method);
        if (found.length >= count) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** The Web API takes forms whose nested fields are JSON, and JSON. */
const parseBody = (text: string, contentType = ''): Record<string, unknown> => {
  if (contentType.startsWith('application/json')) return JSON.parse(text) as Record<string, unknown>;
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
    ]),
  );
};

export interface SlackSender {
  /** Sends an Events API payload, signed as Slack signs. */
  event(payload: Record<string, unknown>, options?: SigningOptions): Promise<Response>;
  /** Sends an interactive payload, signed as Slack signs. */
  interaction(payload: Record<string, unknown>, options?: SigningOptions): Promise<Response>;
}
export interface SigningOptions {
  readonly timestamp?: number;
  readonly secret?: string;
  readonly headers?: Record<string, string>;
}

/** Sends to our endpoint what Slack would send: raw body, v0 signature over timestamp and body. */
export const slackSender = (endpoint: string, signingSecret: string): SlackSender => {
  const send = (body: string, contentType: string, options: SigningOptions = {}): Promise<Response> => {
    const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', options.secret ?? signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    return fetch(endpoint, {
      method: 'POST',
      body,
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': `v0=${signature}`,
        ...options.headers,
      },
    });
  };
  return {
    event: (payload, options) => send(JSON.stringify(payload), 'application/json', options),
    interaction: (payload, options) =>
      send(
        `payload=${encodeURIComponent(JSON.stringify(payload))}`,
        'application/x-www-form-urlencoded',
        options,
      ),
  };
};

/** A customer's direct message to the bot, as the Events API sends it. */
export const directMessage = (
  eventId: string,
  text: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  type: 'event_callback',
  token: 'unused',
  team_id: 'T1',
  api_app_id: 'A1',
  event_id: eventId,
  event_time: 1_700_000_000,
  event: {
    type: 'message',
    channel: 'D1',
    channel_type: 'im',
    user: 'U1',
    text,
    ts: '1700000000.000100',
    ...more,
  },
});

/** The channel where hand-offs are posted in tests. */
export const triageChannel = 'C0000009';

/** A colleague's message in a thread of the triage channel. */
export const threadMessage = (
  eventId: string,
  threadTs: string,
  text: string,
  user = 'U9',
  ts = '1700000100.000100',
): Record<string, unknown> =>
  directMessage(eventId, text, {
    channel: triageChannel,
    channel_type: 'channel',
    user,
    ts,
    thread_ts: threadTs,
  });

/** A button pressed on a message that the stand-in was told to post. */
export const pressed = (
  call: SlackCall,
  ts: string,
  button: { action_id: string; value: string; label: string },
  user = 'U1',
): Record<string, unknown> => ({
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: user },
  channel: { id: call.body.channel },
  container: { type: 'message', message_ts: ts, channel_id: call.body.channel },
  message: { ts, text: call.body.text, blocks: call.body.blocks },
  actions: [
    {
      type: 'button',
      action_id: button.action_id,
      block_id: 'b1',
      value: button.value,
      text: { type: 'plain_text', text: button.label },
      action_ts: '1700000001.000001',
    },
  ],
});
