/**
 * Every fault Makegood reports, with the HTTP status it maps to and the cure a person can act on.
 * Callers match on the code, never on text. `docs/errors.md` lists the same codes; a test compares them.
 */
export const errorCodes = {
  'config-invalid': {
    status: 500,
    cure: 'Correct the settings named in the message; .env.example lists all of them.',
  },
  'content-invalid': { status: 500, cure: 'Correct the file, line and step named in the message.' },
  'request-malformed': { status: 400, cure: 'Send JSON that matches the schema in /openapi.json.' },
  'request-invalid': {
    status: 400,
    cure: 'Correct the fields named in the details; /openapi.json has the schema.',
  },
  'request-too-large': { status: 413, cure: 'Send a shorter message.' },
  'media-type-unsupported': { status: 415, cure: 'Send the request as application/json.' },
  'token-missing': { status: 401, cure: 'Send the conversation token as "Authorization: Bearer …".' },
  'token-invalid': { status: 403, cure: 'Use the token that was returned with this conversation.' },
  'identity-token-invalid': {
    status: 401,
    cure: 'Sign a new identity token (JWT, HS256, with "sub" and "exp") with the secret set in MAKEGOOD_IDENTITY_SECRET.',
  },
  'signature-invalid': { status: 401, cure: 'Sign the request with the secret configured for this channel.' },
  'not-signed-in': { status: 401, cure: 'Open a desk sign-in link; "makegood desk-link" prints one.' },
  'csrf-rejected': { status: 403, cure: 'Send the request from the desk page itself.' },
  'read-only': { status: 403, cure: 'Sign in as an agent: an auditor reads everything and changes nothing.' },
  'auditors-only': {
    status: 403,
    cure: 'Sign in as an auditor; "makegood desk-link --role auditor" prints a link.',
  },
  'not-found': { status: 404, cure: 'Check the address; it may have been removed.' },
  'method-not-allowed': { status: 405, cure: 'Use a method listed for this path in /openapi.json.' },
  'conversation-not-found': { status: 404, cure: 'Start a new conversation.' },
  'conversation-closed': { status: 409, cure: 'Start a new conversation.' },
  'choice-stale': { status: 409, cure: 'Use one of the choices of the latest message, or write in words.' },
  'owner-changed': {
    status: 409,
    cure: 'Reload the queue: someone else took this conversation, or it was closed.',
  },
  'case-changed': { status: 409, cure: 'Read the case again: somebody added to it since.' },
  'second-person-needed': {
    status: 409,
    cure: 'Ask a colleague to approve the same amount or to decline; one person gives one of the two yeses.',
  },
  'rate-limited': { status: 429, cure: 'Wait for the seconds given in Retry-After and try again.' },
  'turn-timeout': {
    status: 503,
    cure: 'The message is stored and will be answered; read the conversation again.',
  },
  'order-not-found': { status: 404, cure: 'Check the order number.' },
  'amount-exceeds-remainder': { status: 409, cure: 'Refund at most what remains on the payment.' },
  'credit-exceeded': { status: 409, cure: 'Take at most the store credit that the customer holds.' },
  'settlement-changed': { status: 409, cure: 'Decide again: the order changed since the amount was shown.' },
  'transition-invalid': { status: 409, cure: 'Reload the case: its status no longer allows this step.' },
  'currency-unknown': {
    status: 400,
    cure: 'Use a code of ISO 4217 in capitals, such as USD; where it is newer than this version, update Makegood.',
  },
  'import-invalid': { status: 400, cure: 'Correct the rows listed in the report and import the file again.' },
  'storage-unavailable': { status: 503, cure: 'Check that the database is reachable, then try again.' },
  'cache-unavailable': { status: 503, cure: 'Check that the cache store is reachable, then try again.' },
  'data-folder-in-use': {
    status: 500,
    cure: 'Stop the other Makegood that uses this data folder, or set MAKEGOOD_DATA.',
  },
  'audit-log-forked': {
    status: 500,
    cure: 'The audit log does not begin with what was vouched for. Restore the database from a backup that does; if this is another log on purpose, give it a name of its own in MAKEGOOD_AUDIT_ORIGIN and move checkpoint.txt away.',
  },
  'model-unavailable': { status: 502, cure: 'Nothing to do: the embedded classifier answers instead.' },
  'channel-unavailable': {
    status: 502,
    cure: 'Delivery is tried again; the transcript shows what is still waiting.',
  },
  'channel-refused': {
    status: 502,
    cure: 'Check that the app is still installed and allowed to write there; it is not tried again.',
  },
  'server-stopping': { status: 503, cure: 'Try again in a few seconds.' },
  unexpected: { status: 500, cure: 'Try again; if it happens again, send us the request id.' },
} as const satisfies Record<string, { status: number; cure: string }>;

export type ErrorCode = keyof typeof errorCodes;
