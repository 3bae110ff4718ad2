import type {
  MessagesResponse,
  ProblemResponse,
  StartConversationResponse,
} from '../../../src/domain/wire.js';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

const read = async <Body>(response: Response): Promise<Answer<Body>> => ({
  status: response.status,
  headers: response.headers,
  body: (await response.json()) as Body,
});

export const post = async <Body = ProblemResponse>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> =>
  read(
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );

export const get = async <Body = ProblemResponse>(
  url: string,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> => read(await fetch(url, { headers }));

let counter = 0;

/** A customer on a page: one conversation and its token. */
export const openConversation = async (
  serverUrl: string,
  body: unknown = {},
  headers: Record<string, string> = {},
) => {
  const started = await post<StartConversationResponse>(`${serverUrl}/v1/conversations`, body, headers);
  const { conversationId, token } = started.body;
  const url = `${serverUrl}/v1/conversations/${conversationId}`;
  const authorization = { authorization: `Bearer ${token}` };
  return {
    started,
    conversationId,
    token,
    url,
    authorization,
    say: (text: string, clientMessageId = `m-${++counter}`) =>
      post<MessagesResponse>(`${url}/messages`, { clientMessageId, text }, authorization),
    choose: (choice: string, clientMessageId = `m-${++counter}`) =>
      post<MessagesResponse>(`${url}/messages`, { clientMessageId, choice }, authorization),
    read: (after = 0) => get<MessagesResponse>(`${url}/messages?after=${after}`, authorization),
  };
};
