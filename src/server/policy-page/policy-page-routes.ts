import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import type { Clock } from '../../base/index.js';
import { addRoute } from '../../channels/web/index.js';
import type { DialogContent } from '../../dialog/index.js';
import { type Locale, locales } from '../../domain/index.js';
import {
  compilePolicy,
  type Policy,
  type PolicyBook,
  type PolicyOutline,
  policyOutline,
} from '../../policy/index.js';
import { outlineInLocale } from './outline-in-locale.js';
import { pageContentPolicy } from './page-security.js';
import { languageTags, pageWords } from './page-words.js';
import type { TimedVersion } from './parts/versions.js';
import { renderPolicyPage } from './render-policy-page.js';
import { type VersionInForce, versionsInForce } from './versions-in-force.js';

export interface PolicyPageDeps {
  readonly policies: PolicyBook;
  readonly dialog: DialogContent;
  readonly clock: Clock;
  /** Spoken where neither the address nor the browser names a language we have. */
  readonly locale: Locale;
}

interface Answer {
  readonly body: string;
  readonly etag: string;
}

/** `?lang=` first, then what the browser prefers. A language we don't have is answered in the shop's own. */
const localeOf = (request: Request, ownLocale: Locale): Locale => {
  const asked = request.query.lang;
  if (asked !== undefined) return locales.find((locale) => locale === asked) ?? ownLocale;
  if (request.get('accept-language') === undefined) return ownLocale;
  const best = request.acceptsLanguages([...locales]);
  return locales.find((locale) => locale === best) ?? ownLocale;
};

const short = ({ version }: Policy): string => version.slice(0, 12);

/** Long enough to spare most requests, short enough that a new version is seen the day it comes into force. */
const maxAgeSeconds = 300;

/** `/policy` for people and `/policy.json` for programs: the version of `?version=`, else the one that decides about an order of today. */
export const policyPageRoutes = ({ policies, dialog, clock, locale: ownLocale }: PolicyPageDeps): Router => {
  const router = Router();
  const made = new Map<string, Answer>();
  const readable = new Map<string, boolean>();
  // A version on record that the language has left behind has no page: a person decides about its orders.
  const isReadable = ({ policy: { version, sources } }: VersionInForce): boolean => {
    const known = readable.get(version);
    if (known !== undefined) return known;
    const compiled = compilePolicy(sources.document, sources.floors);
    const is = compiled.ok && compiled.value.version === version;
    readable.set(version, is);
    return is;
  };
  const answerer =
    (
      type: 'html' | 'json',
      bodyOf: (outline: PolicyOutline, locale: Locale, versions: readonly TimedVersion[]) => string,
    ): RequestHandler =>
    (request, response) => {
      const now = clock.now().toISOString();
      const inForce = versionsInForce(policies, now).filter(isReadable);
      const asked = inForce.find(({ policy }) => short(policy) === request.query.version);
      const policy = asked?.policy ?? policies.current(now);
      const locale = localeOf(request, ownLocale);
      const versions = inForce.map(({ policy: each, ...times }) => ({ version: short(each), ...times }));
      // The links to other versions change on the day a new one begins.
      const key = [type, locale, policy.version, ...versions.map(({ version }) => version)].join(' ');
      let answer = made.get(key);
      if (answer === undefined) {
        const body = bodyOf(policyOutline(policy.sources), locale, versions);
        // The words and the page may change under the same policy version.
        const digest = createHash('sha256').update(body).digest('base64url').slice(0, 12);
        answer = { body, etag: `"${short(policy)}-${locale}-${digest}"` };
        made.set(key, answer);
      }
      response
        .set({
          ETag: answer.etag,
          'Cache-Control': `public, max-age=${maxAgeSeconds}`,
          'Content-Language': languageTags[locale],
          Vary: 'Accept-Language',
        })
        .type(type)
        .send(answer.body);
    };

  const page = answerer('html', (outline, locale, versions) =>
    renderPolicyPage(outline, pageWords(dialog, locale, outline.words), versions),
  );
  addRoute(router, '/policy', {
    get: (request, response, next) => {
      response.set('Content-Security-Policy', pageContentPolicy);
      return page(request, response, next);
    },
  });
  addRoute(router, '/policy.json', {
    get: answerer('json', (outline, locale) => JSON.stringify(outlineInLocale(outline, locale))),
  });
  return router;
};
