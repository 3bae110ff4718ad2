import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { AppError, type Ids, type Logger, type Result } from '../../base/index.js';
import {
  addRoute,
  type EventStreams,
  followConversation,
  hashToken,
  parameter,
  parseBody,
  parseFields,
  readJson,
  type Watch,
} from '../../channels/web/index.js';
import type { AgentResponse, QueueResponse } from '../../domain/wire.js';
import * as wire from '../../domain/wire.js';
import type { AgentStore, DeskAgent } from '../../storage/index.js';
import type { AgentActions, AgentRefusal } from '../../turns/index.js';
import { acceptedOrThrow } from './agent-refusal.js';
import { type AuditorDeps, auditorRoutes } from './auditor-routes.js';
import { type CaseRouteDeps, caseRoutes } from './cases/case-routes.js';
import { type QueueDeps, readQueue } from './read-queue.js';
import { agentOf, requireAgent, sessionOf, sessionTokenOf, setSessionCookie } from './session.js';
import { signInRoutes } from './sign-in-routes.js';
import { type ViewDeps, viewHandoff } from './view-handoff.js';

export interface DeskApiDeps
  extends ViewDeps,
    Omit<CaseRouteDeps, 'cases' | 'agents'>,
    Omit<AuditorDeps, 'cases'> {
  readonly handoffs: ViewDeps['handoffs'] & QueueDeps['handoffs'];
  readonly cases: ViewDeps['cases'] & QueueDeps['cases'] & CaseRouteDeps['cases'] & AuditorDeps['cases'];
  readonly agents: Pick<AgentStore, 'agent' | 'useSignInLink' | 'addSession' | 'session' | 'endSession'>;
  readonly actions: AgentActions;
  readonly watch: Watch;
  readonly streams: EventStreams;
  readonly limitRequests: RequestHandler;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly sessionHours: number;
  readonly https: boolean;
}

/** Node's timers hold no more; a stream that ends early is opened again. */
const timerMaxMs = 2 ** 31 - 1;

const afterSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  handoff: z.string().max(200).optional(),
  case: z.string().max(80).optional(),
});

/** The built-in desk's requests and its stream of events. */
export const createDeskApi = (deps: DeskApiDeps): Router => {
  const router = Router();
  const { actions } = deps;
  router.use('/desk/sign-in', deps.limitRequests);
  router.use(signInRoutes(deps));
  router.use('/desk/api', deps.limitRequests, requireAgent(deps.agents), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  addRoute(router, '/desk/api/me', {
    get: (_request, response) => {
      const { agent, csrf } = sessionOf(response);
      response.json({ id: agent.id, name: agent.name, role: agent.role, csrf } satisfies AgentResponse);
    },
  });
  addRoute(router, '/desk/api/sign-out', {
    post: async (request, response) => {
      const tokenHash = hashToken(sessionTokenOf(request) ?? '');
      await deps.agents.endSession(tokenHash);
      deps.streams.close(tokenHash);
      setSessionCookie(response, null, { secure: deps.https, maxAgeSeconds: 0 });
      response.status(204).end();
    },
  });
  addRoute(router, '/desk/api/queue', {
    get: async (_request, response) => {
      response.json((await readQueue(deps)) satisfies QueueResponse);
    },
  });
  addRoute(router, '/desk/api/handoffs/:handoffId', {
    get: async (request, response) => {
      response.json(await viewHandoff(deps, parameter(request.params, 'handoffId')));
    },
  });

  /** One action of an agent; answers the hand-off as it stands afterwards. */
  const action = <S extends z.ZodType>(
    name: string,
    schema: S,
    act: (handoffId: string, agent: DeskAgent, body: z.infer<S>) => Promise<Result<unknown, AgentRefusal>>,
  ): void =>
    addRoute(router, `/desk/api/handoffs/:handoffId/${name}`, {
      post: [
        readJson,
        async (request, response) => {
          const handoffId = parameter(request.params, 'handoffId');
          acceptedOrThrow(await act(handoffId, agentOf(response), parseBody(schema, request)));
          response.json(await viewHandoff(deps, handoffId));
        },
      ],
    });
  action('claim', wire.claimRequest, (id, agent, { version }) => actions.claim(id, agent, version));
  action('reply', wire.agentReplyRequest, (id, agent, { clientMessageId, text }) =>
    actions.reply(id, agent, clientMessageId, text),
  );
  action('approve', wire.approveRequest, (id, agent, { version, amountMinor, reason }) =>
    actions.approve(id, agent, version, amountMinor, reason),
  );
  action('decline', wire.declineRequest, (id, agent, { version, reason }) =>
    actions.decline(id, agent, version, reason),
  );
  action('give-back', wire.giveBackRequest, (id, agent, { version }) => actions.giveBack(id, agent, version));
  action('close', wire.closeRequest, (id, agent, { version }) => actions.close(id, agent, version));

  router.use(caseRoutes(deps));
  router.use(auditorRoutes(deps));

  addRoute(router, '/desk/api/events', {
    get: async (request, response) => {
      const {
        handoff: handoffId,
        case: reference,
        after,
      } = parseFields(afterSchema, {
        handoff: request.query.handoff,
        case: request.query.case,
        after: request.get('last-event-id') ?? request.query.after,
      });
      const handoff = handoffId === undefined ? null : await deps.handoffs.handoff(handoffId);
      const found = reference === undefined ? null : await deps.cases.caseByReference(reference);
      if ((handoffId !== undefined && handoff === null) || (reference !== undefined && found === null))
        throw new AppError('not-found');
      const stream = deps.streams.open(request, response, hashToken(sessionTokenOf(request) ?? ''));
      const leftMs = Date.parse(sessionOf(response).expiresAt) - deps.clock.now().getTime();
      const ending = setTimeout(stream.close, Math.min(leftMs, timerMaxMs));
      stream.onClose(() => clearTimeout(ending));
      const queueChanged = (): void => stream.send('queue', {});
      stream.onClose(deps.watch.queue(queueChanged));
      queueChanged();
      if (handoff !== null) followConversation(deps, handoff.conversationId, after, stream);
      // Whatever is done to a case that its customer is told of is heard in its conversation.
      if (found !== null)
        stream.onClose(deps.watch.conversation(found.conversationId, () => stream.send('case', {})));
    },
  });
  return router;
};
