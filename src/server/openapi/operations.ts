import { type ErrorCode, errorCodes } from '../../base/index.js';
import { auditOperations, auditorOperations } from './audit-operations.js';
import { caseOperations } from './case-operations.js';
import { type ComponentName, refTo } from './components.js';
import { changes, desk, limited, type Operation, withBody, withSession, withToken } from './operation.js';
import { paperOperations, webhookOperations } from './outside-operations.js';

const anyRequest: readonly ErrorCode[] = ['unexpected', 'storage-unavailable', 'server-stopping'];

const web = { tag: 'conversation', security: 'conversationToken' } as const;

const deskAction = (
  name: string,
  id: string,
  summary: string,
  body: ComponentName,
  faults: readonly ErrorCode[] = [],
): Operation => ({
  ...desk,
  method: 'post',
  path: `/desk/api/handoffs/{handoffId}/${name}`,
  id,
  summary,
  body,
  answer: { status: 200, schema: 'HandoffResponse', about: 'The hand-off as it stands now.' },
  faults: [...changes, ...faults],
});

/** Every operation of the document. */
export const operations: readonly Operation[] = [
  {
    ...web,
    security: 'none',
    method: 'post',
    path: '/v1/conversations',
    id: 'startConversation',
    summary: 'Starts a conversation and answers its token and greeting.',
    body: 'StartConversationRequest',
    answer: {
      status: 201,
      schema: 'StartConversationResponse',
      about: 'The conversation, its token and the greeting.',
    },
    faults: [...withBody, 'identity-token-invalid', ...limited],
  },
  {
    ...web,
    method: 'post',
    path: '/v1/conversations/{conversationId}/messages',
    id: 'postMessage',
    summary:
      'Says something, in words or by a choice, and answers the replies of this turn. The same clientMessageId again answers the first replies.',
    body: 'PostMessageRequest',
    answer: { status: 200, schema: 'MessagesResponse', about: 'The replies of this turn.' },
    faults: [
      ...withToken,
      ...withBody,
      'conversation-not-found',
      'conversation-closed',
      'choice-stale',
      'turn-timeout',
      ...limited,
    ],
  },
  {
    ...web,
    method: 'get',
    path: '/v1/conversations/{conversationId}/messages',
    id: 'readMessages',
    summary: 'Reads the transcript after a sequence number, at most 500 messages.',
    answer: { status: 200, schema: 'MessagesResponse', about: 'The transcript, oldest first.' },
    faults: [...withToken, 'request-invalid', ...limited],
  },
  {
    ...web,
    method: 'get',
    path: '/v1/conversations/{conversationId}/events',
    id: 'followConversation',
    summary: 'Server-sent events: "message" (Message) and "owner" (OwnerEvent), from Last-Event-ID on.',
    answer: {
      status: 200,
      schema: 'events',
      about: 'Events; the id of each is the sequence number of the last message.',
    },
    faults: [...withToken, 'request-invalid', ...limited],
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/me',
    id: 'me',
    summary: 'Who is signed in, and the token for changes.',
    answer: { status: 200, schema: 'Agent', about: 'The agent.' },
    faults: withSession,
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/queue',
    id: 'queue',
    summary:
      'Waiting and claimed hand-offs, most urgent first, and then those that are over while their case waits for a second yes.',
    answer: { status: 200, schema: 'QueueResponse', about: 'The queue.' },
    faults: withSession,
  },
  {
    ...desk,
    method: 'get',
    path: '/desk/api/handoffs/{handoffId}',
    id: 'handoff',
    summary: 'One hand-off with its packet, case and transcript.',
    answer: { status: 200, schema: 'HandoffResponse', about: 'The hand-off.' },
    faults: [...withSession, 'not-found'],
  },
  ...caseOperations,
  deskAction('claim', 'claim', 'Takes a waiting conversation.', 'ClaimRequest'),
  deskAction('reply', 'reply', 'Writes to the customer.', 'AgentReplyRequest'),
  deskAction(
    'approve',
    'approve',
    "Approves an amount with a reason. Above the agents' limit, or where the policy asks for two people, the first yes moves no money; another agent's yes to the same amount settles it, without a claim.",
    'ApproveRequest',
    ['second-person-needed', 'amount-exceeds-remainder', 'transition-invalid'],
  ),
  deskAction('decline', 'decline', 'Declines with a reason.', 'DeclineRequest', ['transition-invalid']),
  deskAction('give-back', 'giveBack', 'Gives the conversation back to the assistant.', 'GiveBackRequest'),
  deskAction('close', 'close', 'Ends the human stretch.', 'CloseRequest'),
  {
    ...desk,
    method: 'get',
    path: '/desk/api/events',
    id: 'followDesk',
    summary:
      'Server-sent events: "queue" when it changed; with ?handoff= also "message" and "owner" of that conversation, from Last-Event-ID on; with ?case= also "case" when its conversation went on.',
    answer: { status: 200, schema: 'events', about: 'Events.' },
    faults: [...withSession, 'request-invalid', 'not-found', ...limited],
  },
  {
    ...desk,
    method: 'post',
    path: '/desk/api/sign-out',
    id: 'signOut',
    summary: 'Ends the session.',
    answer: { status: 204, schema: 'none', about: 'Signed out.' },
    faults: [...withSession, 'csrf-rejected'],
  },
  ...auditorOperations,
  ...auditOperations,
  ...paperOperations,
  ...webhookOperations,
  {
    tag: 'server',
    security: 'none',
    method: 'get',
    path: '/healthz',
    id: 'health',
    summary: 'The process runs.',
    answer: { status: 200, schema: 'status', about: 'Alive.' },
    faults: [],
  },
  {
    tag: 'server',
    security: 'none',
    method: 'get',
    path: '/readyz',
    id: 'readiness',
    summary: 'The server can do its work.',
    answer: { status: 200, schema: 'status', about: 'Ready.' },
    faults: ['cache-unavailable'],
  },
];

const statusBody = {
  type: 'object',
  properties: { status: { type: 'string' } },
  required: ['status'],
  additionalProperties: false,
};

const contentOf = (schema: Operation['answer']['schema']): Record<string, unknown> | undefined => {
  if (schema === 'none') return undefined;
  if (schema === 'events') return { 'text/event-stream': { schema: { type: 'string' } } };
  if (schema === 'text') return { 'text/plain': { schema: { type: 'string' } } };
  if (schema === 'document') return { 'application/json': { schema: { type: 'object' } } };
  if (schema === 'pack') return { 'application/jsonl': { schema: { type: 'string' } } };
  if (schema === 'table') return { 'text/csv': { schema: { type: 'string' } } };
  if (schema === 'pdf') return { 'application/pdf': { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: schema === 'status' ? statusBody : refTo(schema) } };
};

/** Faults of one status in one entry, listing the codes. */
const faultAnswers = (codes: readonly ErrorCode[]): Record<string, unknown> => {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      String(status),
      {
        description: `Problem: ${all.join(', ')}.`,
        content: { 'application/json': { schema: refTo('Problem') } },
      },
    ]),
  );
};

const parametersOf = (operation: Operation): unknown[] => {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const optional = (name: string, place: 'query' | 'header', type: string) => ({
    name,
    in: place,
    required: false,
    schema: { type },
  });
  if (operation.query !== undefined)
    return [
      ...inPath,
      ...operation.query.map(({ name, required, type = 'integer' }) => ({
        name,
        in: 'query',
        required,
        schema: { type },
      })),
    ];
  if (operation.id === 'readMessages') return [...inPath, optional('after', 'query', 'integer')];
  if (operation.id === 'followConversation')
    return [...inPath, optional('after', 'query', 'integer'), optional('Last-Event-ID', 'header', 'string')];
  if (operation.id === 'followDesk')
    return [
      optional('handoff', 'query', 'string'),
      optional('case', 'query', 'string'),
      optional('Last-Event-ID', 'header', 'string'),
    ];
  return inPath;
};

export const describeOperation = (operation: Operation): Record<string, unknown> => {
  const content = contentOf(operation.answer.schema);
  const changesAtDesk = operation.security === 'deskSession' && operation.method === 'post';
  const security = changesAtDesk ? { deskSession: [], csrf: [] } : { [operation.security]: [] };
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.tag],
    security: operation.security === 'none' ? [] : [security],
    parameters: parametersOf(operation),
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: refTo(operation.body) } } },
        }),
    responses: {
      [operation.answer.status]: {
        description: operation.answer.about,
        ...(content === undefined ? {} : { content }),
      },
      ...faultAnswers([...anyRequest, ...operation.faults]),
    },
  };
};
