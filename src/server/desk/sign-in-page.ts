import { createHash } from 'node:crypto';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0;color:#1d2433;background:#f6f7f9}main{max-width:24rem;padding:2rem;text-align:center}button{font:inherit;padding:.6rem 1.6rem;border:0;border-radius:.5rem;background:#1f5fae;color:#fff;cursor:pointer}button:focus-visible{outline:3px solid #9cc3f5;outline-offset:2px}';

/** The page's own content policy: its one style by hash, its one form, nothing else. */
export const signInPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Makegood desk</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

/** Opening a link only shows a button: mail scanners and link previews open links too, and must not use it up. */
export const renderSignInPage = (token: string): string =>
  page(
    `<h1>Makegood desk</h1><form method="post" action="/desk/sign-in"><input type="hidden" name="token" value="${token}"><button autofocus>Sign in</button></form>`,
  );

export const renderLinkOverPage = (): string =>
  page(
    '<h1>This link is over</h1><p>A sign-in link works once and for a short time. Run <code>makegood desk-link</code> for a new one.</p>',
  );
