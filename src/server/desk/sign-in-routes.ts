import express, { Router } from 'express';
import type { Clock, Ids } from '../../base/index.js';
import { addRoute, hashToken } from '../../channels/web/index.js';
import type { AgentStore } from '../../storage/index.js';
import { setSessionCookie } from './session.js';
import { renderLinkOverPage, renderSignInPage, signInPagePolicy } from './sign-in-page.js';

export interface SignInDeps {
  readonly agents: Pick<AgentStore, 'useSignInLink' | 'addSession'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sessionHours: number;
  readonly https: boolean;
}

const tokenPattern = /^[\w-]{20,200}$/;

/** `/desk/sign-in`: a one-time link becomes a session. */
export const signInRoutes = (deps: SignInDeps): Router => {
  const router = Router();
  addRoute(router, '/desk/sign-in', {
    get: (request, response) => {
      const token = request.query.token;
      const wellFormed = typeof token === 'string' && tokenPattern.test(token);
      response
        .set({ 'Content-Security-Policy': signInPagePolicy, 'Cache-Control': 'no-store' })
        .status(wellFormed ? 200 : 410)
        .type('html')
        .send(wellFormed ? renderSignInPage(token) : renderLinkOverPage());
    },
    post: [
      express.urlencoded({ extended: false, limit: 4096 }),
      async (request, response) => {
        const given: unknown = (request.body as Record<string, unknown> | undefined)?.token;
        const agent =
          typeof given === 'string' && tokenPattern.test(given)
            ? await deps.agents.useSignInLink(hashToken(given))
            : null;
        response.set('Cache-Control', 'no-store');
        if (agent === null) {
          response
            .set('Content-Security-Policy', signInPagePolicy)
            .status(410)
            .type('html')
            .send(renderLinkOverPage());
          return;
        }
        const token = deps.ids.secret();
        const maxAgeSeconds = deps.sessionHours * 3600;
        const expiresAt = new Date(deps.clock.now().getTime() + maxAgeSeconds * 1000).toISOString();
        await deps.agents.addSession({
          tokenHash: hashToken(token),
          agentId: agent.id,
          csrf: deps.ids.secret(),
          expiresAt,
        });
        setSessionCookie(response, token, { secure: deps.https, maxAgeSeconds });
        response.redirect(303, '/desk');
      },
    ],
  });
  return router;
};
