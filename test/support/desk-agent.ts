import type { AgentResponse } from '../../src/domain/wire.js';

/** An agent who has opened a sign-in link and pressed its button. */
export interface SignedInAgent {
  readonly cookie: string;
  readonly csrf: string;
  /** Headers of a change from the desk page. */
  readonly headers: Record<string, string>;
}

export const useLink = (link: string): Promise<Response> => {
  const url = new URL(link);
  return fetch(`${url.origin}/desk/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token: url.searchParams.get('token') ?? '' }),
  });
};

export const signIn = async (link: string): Promise<SignedInAgent> => {
  const signedIn = await useLink(link);
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const me = (await (
    await fetch(`${new URL(link).origin}/desk/api/me`, { headers: { cookie } })
  ).json()) as AgentResponse;
  return { cookie, csrf: me.csrf, headers: { cookie, 'x-csrf-token': me.csrf } };
};
